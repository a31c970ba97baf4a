using Supervisor.Supervision.EventSourcing;

namespace Supervisor.Supervision.Nodes;

/// <summary>The names under which a node's events are stored.</summary>
internal static class NodeEvents
{
    internal static JsonEventCodec<NodeEvent> Codec { get; } =
        new JsonEventCodec<NodeEvent>()
            .Writes("node.started", 1, NodeJson.Default.NodeStarted)
            .Writes("node.stopped", 1, NodeJson.Default.NodeStopped);
}
