using Shouldly;
using Supervisor.Cluster.Coordination.Etcd;
using Supervisor.Simulation.Etcd;
using Supervisor.TestKit.Coordination;
using Supervisor.TestKit.Time;

namespace Supervisor.Simulation.Tests.Etcd;

/// <summary>A simulated etcd and the daemon's own clients of it, all in the turns of one clock.</summary>
internal sealed class EtcdWorld
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly EtcdTurns _turns;
    private int _drawn;

    internal EtcdWorld(int members, EtcdTurns turns)
    {
        _turns = turns;
        Etcd = new SimulatedEtcd(Clock, members, EtcdTimes.Usual);
    }

    internal VirtualClock Clock { get; } = new();

    internal SimulatedEtcd Etcd { get; }

    /// <summary>What becomes of each call, by its path.</summary>
    internal Func<string, CallPlan> Plan { get; set; } = static _ => CallPlan.AtOnce;

    /// <param name="members">By number, in the order in which they are asked.</param>
    internal EtcdCoordination Open(string prefix, params IEnumerable<int> members) =>
        new(
            new EtcdSettings([.. members.Select(EtcdGateway.AddressOf)], prefix),
            Clock,
            bytes => [.. Enumerable.Repeat((byte)Interlocked.Increment(ref _drawn), bytes)],
            new EtcdGateway(Etcd, Clock, _turns, path => Plan(path))
        );

    /// <summary>Moves on until it has ended.</summary>
    internal T Run<T>(Task<T> task)
    {
        var until = Clock.Elapsed + Patience;
        while (!task.IsCompleted)
        {
            Clock
                .MoveToNextTimer(until)
                .ShouldBeTrue("nothing is going to happen any more, and the call has no answer");
        }

        return task.GetAwaiter().GetResult();
    }

    internal void Run(TimeSpan span)
    {
        var until = Clock.Elapsed + span;
        while (Clock.MoveToNextTimer(until)) { }
        Clock.MoveTo(until);
    }
}
