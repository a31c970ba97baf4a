using Supervisor.Cluster.Coordination.Memory;
using Supervisor.Cluster.Membership;
using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Time;
using Supervisor.Supervision.Ports.Coordination;
using Supervisor.Supervision.Ports.Membership;
using Supervisor.TestKit.Coordination;
using Supervisor.TestKit.Time;

namespace Supervisor.Tests.Cluster.Membership;

/// <summary>Nodes that see each other by one store, on a clock that the test moves.</summary>
internal sealed class MemberWorld
{
    private readonly MemoryMedium _medium;
    private readonly HashSet<string> _cutOff = new(StringComparer.Ordinal);
    private int _drawn;

    public MemberWorld() => _medium = new MemoryMedium(Changes.Store(1), Clock);

    public VirtualClock Clock { get; } = new();

    /// <summary>The start whose calls of the store fail as nobody foresaw.</summary>
    public string? Faulty { get; set; }

    /// <summary>Never cut off.</summary>
    public ICoordination Store => new MemoryCoordination(_medium);

    public static NodeId Node(byte number) => NodeId.FromEntropy([.. Enumerable.Repeat(number, 16)]);

    public SeenMember Start(byte number, string run, string? process = null, Func<string, bool?>? lives = null)
    {
        var own = new Member(Node(number), $"node{number}", run, "1.0", HybridTime.FromMilliseconds(number));
        var settings = new MembershipSettings(own, Clock, Draw) { Process = process, Lives = lives ?? (_ => null) };
        var store = new FaultyCoordination(
            Store,
            Clock,
            _ =>
                run == Faulty ? throw new InvalidOperationException("odd")
                : _cutOff.Contains(run) ? new CallPlan(CallFate.Unavailable, TimeSpan.Zero, TimeSpan.Zero)
                : CallPlan.AtOnce
        );
        return new SeenMember(settings, store);
    }

    /// <summary>From now on this start reaches the store no more, as one that was killed.</summary>
    public void CutOff(string run) => _cutOff.Add(run);

    public void Reach(string run) => _cutOff.Remove(run);

    public void Pass(TimeSpan span)
    {
        var until = Clock.Elapsed + span;
        while (Clock.MoveToNextTimer(until)) { }
        Clock.MoveTo(until);
    }

    private byte[] Draw(int bytes)
    {
        _drawn++;
        return [.. Enumerable.Range(0, bytes).Select(i => (byte)(_drawn + i))];
    }
}
