using Supervisor.Contracts.Ids;
using Supervisor.Supervision.Roster.Remote.Wire;
using Supervisor.TestKit.Links;
using Supervisor.TestKit.Membership;

namespace Supervisor.Tests.Supervision.Roster.Remote;

/// <summary>Nodes that speak with each other of their agents, with nothing else around them.</summary>
internal sealed class SpokenFleet
{
    /// <summary>More than one goes before a change has gone to another node and what follows from it has come back.</summary>
    private const int Rounds = 6;

    private readonly List<SpokenNode> _nodes = [];

    public LaneSwitch<RosterWord> Lanes { get; } = new(RosterLane.Definition);

    public KnownMembers Members { get; } = new();

    public static NodeId Id(byte number) => NodeId.FromEntropy([.. Enumerable.Repeat(number, 16)]);

    public SpokenNode Start(byte number, string name)
    {
        _nodes.RemoveAll(node => node.Id == Id(number));
        var started = new SpokenNode(this, Id(number), name);
        _nodes.Add(started);
        Members.Come(started.Id, name);
        Settle();
        return started;
    }

    /// <summary>Its daemon is gone: nobody hears of it, and its lease runs out some time.</summary>
    public void Stop(SpokenNode node)
    {
        _nodes.Remove(node);
        Lanes.Stop(node.Id);
        Settle();
    }

    /// <summary>Lets everything be said that is to be said now.</summary>
    public void Settle() => Pass(TimeSpan.FromMilliseconds(100));

    public void Pass(TimeSpan time)
    {
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var node in _nodes)
            {
                node.Kit.Advance(time / Rounds);
            }
        }

        // What was said in the last moment is heard too.
        foreach (var node in _nodes.Concat(_nodes))
        {
            node.Kit.Run();
        }
    }
}
