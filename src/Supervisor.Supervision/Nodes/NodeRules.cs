using Supervisor.Supervision.EventSourcing;

namespace Supervisor.Supervision.Nodes;

/// <summary>The rules of a node's own life.</summary>
internal sealed class NodeRules(string incarnation, string version) : IDecider<NodeState, NodeMessage, NodeEvent>
{
    public NodeState Initial => NodeState.Initial;

    public Decision<NodeEvent> Decide(NodeState state, NodeMessage message, Moment now) =>
        message switch
        {
            NodeComesUp when state.RunningIncarnation != incarnation => Decision<NodeEvent>.Happened(
                new NodeStarted(incarnation, version)
            ),
            NodeGoesDown when state.RunningIncarnation is { } running => Decision<NodeEvent>.Happened(
                new NodeStopped(running)
            ),
            _ => Decision<NodeEvent>.Nothing,
        };

    public NodeState Apply(NodeState state, NodeEvent happened) =>
        happened switch
        {
            NodeStarted started => new NodeState(
                state.Starts + 1,
                state.Crashes + (state.RunningIncarnation is null ? 0 : 1),
                started.Incarnation
            ),
            NodeStopped => state with { RunningIncarnation = null },
            _ => throw new UnknownEventException(happened.GetType().Name, 0),
        };
}
