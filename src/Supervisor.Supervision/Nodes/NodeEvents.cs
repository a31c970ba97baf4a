using Supervisor.Supervision.EventSourcing;

namespace Supervisor.Supervision.Nodes;

/// <summary>The names under which a node's events and states are stored.</summary>
internal static class NodeEvents
{
    internal static JsonEventCodec<NodeEvent> Codec { get; } =
        new JsonEventCodec<NodeEvent>()
            .Writes("node.started", 1, NodeJson.Default.NodeStarted)
            .Writes("node.stopped", 1, NodeJson.Default.NodeStopped)
            .Writes("node.revision-applied", 1, NodeJson.Default.RevisionApplied)
            .Writes("node.group-settled", 1, NodeJson.Default.GroupSettled)
            .Writes("node.group-ended", 1, NodeJson.Default.GroupEnded)
            .Writes("node.fleet-stopped", 1, NodeJson.Default.FleetStopped)
            .Writes("node.fleet-started", 1, NodeJson.Default.FleetStarted)
            .Writes("node.fleet-frozen", 1, NodeJson.Default.FleetFrozen)
            .Writes("node.fleet-thawed", 1, NodeJson.Default.FleetThawed)
            .Writes("node.storm-began", 1, NodeJson.Default.StormBegan)
            .Writes("node.storm-ended", 1, NodeJson.Default.StormEnded);

    internal static JsonSnapshotCodec<NodeState> Snapshots { get; } = new("node", 1, NodeJson.Default.NodeState);
}
