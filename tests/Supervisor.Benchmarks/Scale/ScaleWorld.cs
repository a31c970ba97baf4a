using System.Text.Json;
using Supervisor.Contracts.Ids;
using Supervisor.Node.Forwarding.Wire;
using Supervisor.Supervision.Ports.Coordination;
using Supervisor.Supervision.Roster.Remote.Wire;
using Supervisor.TestKit.Links;
using Supervisor.TestKit.Time;

namespace Supervisor.Benchmarks.Scale;

/// <summary>So many nodes in virtual time on one thread; what they say to the store and to each other is counted.</summary>
internal sealed class ScaleWorld
{
    private const int BytesOfFrameHead = 6;

    private static readonly TimeSpan UntilEntered = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan UntilAtRest = TimeSpan.FromSeconds(30);

    private readonly IReadOnlyList<ScaleNode> _nodes;
    private int _entered;
    private string? _trouble;

    internal ScaleWorld(int nodes, int movable)
    {
        Size = nodes;
        Fleet = new ScaleFleet(nodes, movable);
        Store = new ScaleStore(Clock);
        _nodes = [.. Enumerable.Range(0, nodes).Select(number => new ScaleNode(this, number))];
    }

    internal int Size { get; }

    internal VirtualClock Clock { get; } = new();

    internal TurnQueue Turns { get; } = new();

    internal ScaleFleet Fleet { get; }

    internal ScaleStore Store { get; }

    internal LaneSwitch<RosterWord> Roster { get; } = new(RosterLane.Definition);

    internal LaneSwitch<CommandWord> Commands { get; } = new(CommandLane.Definition);

    /// <summary>Pairs of nodes that have a link.</summary>
    internal long Links => Roster.Said.Select(static said => PairOf(said.From, said.To)).Distinct().LongCount();

    private Traffic Now =>
        new(
            Store.Calls,
            Store.CallBytes,
            Store.Told,
            Store.ToldBytes,
            Roster.Said.Count + Commands.Said.Count,
            Roster.Said.Sum(static said => BytesOf(said.Message))
        );

    internal void OnEntered() => _entered++;

    /// <summary>While they come up it is no wonder.</summary>
    internal void OnTrouble(string what) => _trouble = what;

    /// <summary>Brings all up, and lets the time pass at rest.</summary>
    internal Traffic Rest(TimeSpan span)
    {
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(Turns);
        try
        {
            BringUp();
            return RestAfterAll(span);
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }

    private void BringUp()
    {
        var stamp = new ChangeStamp(CommandId.FromEntropy(new byte[16]), "ann", default);
        _ = Store.PutRevisionAsync(new RevisionPut(0, ScaleFleet.Content, stamp));
        Store.HoldNews();
        foreach (var node in _nodes)
        {
            // Nobody's second begins with another's.
            Clock.MoveTo(Clock.Elapsed + (TimeSpan.FromSeconds(1) / Size));
            node.Start();
            Turns.RunAll();
        }

        RunFor(UntilEntered);
        Store.TellNews();
        RunFor(UntilAtRest);
    }

    private Traffic RestAfterAll(TimeSpan span)
    {
        if (_entered != Size)
        {
            throw new InvalidOperationException($"Of {Size} nodes {_entered} are seen by the others.");
        }

        _trouble = null;
        var before = Now;
        RunFor(span);
        return _trouble is null ? Now.Since(before) : throw new InvalidOperationException(_trouble);
    }

    private void RunFor(TimeSpan span)
    {
        var until = Clock.Elapsed + span;
        Turns.RunAll();
        while (Clock.MoveToNextTimer(until))
        {
            Turns.RunAll();
        }

        Clock.MoveTo(until);
    }

    private static (NodeId, NodeId) PairOf(NodeId one, NodeId other) =>
        string.CompareOrdinal(one.Value, other.Value) < 0 ? (one, other) : (other, one);

    private static long BytesOf(RosterWord word) =>
        BytesOfFrameHead + JsonSerializer.SerializeToUtf8Bytes(word, RosterLane.Definition.Shape).Length;
}
