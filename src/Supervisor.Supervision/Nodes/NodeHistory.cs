using Supervisor.Supervision.EventSourcing;
using Supervisor.Supervision.Ports.Journal;

namespace Supervisor.Supervision.Nodes;

/// <summary>What a node's journal says of it, for those who ask while no daemon runs.</summary>
public static class NodeHistory
{
    private static readonly StreamDefinition<NodeMessage, NodeEvent, NodeState> Definition = new(
        "node",
        "",
        new NodeRules("", "", new FleetRules(restartLimit: null)),
        NodeEvents.Codec,
        NodeEvents.Snapshots
    );

    /// <param name="read">Of the node's own stream.</param>
    /// <param name="reason">Why it cannot be said; empty when it can.</param>
    /// <returns>Null: it cannot be said.</returns>
    public static NodeState? StateIn(ReadOutcome read, out string reason) =>
        StreamHistory.StateIn(Definition, read, out reason);
}
