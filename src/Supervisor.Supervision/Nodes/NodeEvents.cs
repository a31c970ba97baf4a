using Supervisor.Supervision.EventSourcing;

namespace Supervisor.Supervision.Nodes;

/// <summary>The names under which a node's events and states are stored.</summary>
internal static class NodeEvents
{
    internal static JsonEventCodec<NodeEvent> Codec { get; } =
        new JsonEventCodec<NodeEvent>()
            .Writes("node.started", 1, NodeJson.Default.NodeStarted)
            .Writes("node.stopped", 1, NodeJson.Default.NodeStopped);

    internal static JsonSnapshotCodec<NodeState> Snapshots { get; } = new("node", 1, NodeJson.Default.NodeState);
}
