using Supervisor.Supervision.EventSourcing;

namespace Supervisor.Supervision.Nodes;

/// <summary>The rules of a node's own life.</summary>
/// <param name="fleet">What concerns the fleet that it runs.</param>
internal sealed class NodeRules(string incarnation, string version, FleetRules fleet)
    : IDecider<NodeState, NodeMessage, NodeEvent>
{
    public NodeState Initial => NodeState.Initial;

    public Decision<NodeEvent> Decide(NodeState state, NodeMessage message, Moment now) =>
        message switch
        {
            NodeComesUp when IsNew(state) => Decision<NodeEvent>.Happened(new NodeStarted(incarnation, version)),
            NodeGoesDown or StopNode when state.RunningIncarnation == incarnation => Decision<NodeEvent>.Happened(
                new NodeStopped(incarnation)
            ),
            _ => fleet.Decide(state.Fleet, message, now) ?? Decision<NodeEvent>.Nothing,
        };

    public NodeState Apply(NodeState state, NodeEvent happened) =>
        happened switch
        {
            NodeStarted started => state with
            {
                Starts = state.Starts + 1,
                Crashes = state.Crashes + (state.RunningIncarnation is null ? 0 : 1),
                RunningIncarnation = started.Incarnation,
            },
            NodeStopped stopped => state with { RunningIncarnation = null, StoppedIncarnation = stopped.Incarnation },
            _ => FleetRules.Apply(state.Fleet, happened) is { } changed
                ? state with
                {
                    Fleet = changed,
                }
                : throw new UnknownEventException(happened.GetType().Name, 0),
        };

    private bool IsNew(NodeState state) =>
        state.RunningIncarnation != incarnation && state.StoppedIncarnation != incarnation;
}
