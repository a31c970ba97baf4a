using System.Collections.Immutable;
using Supervisor.Actors.Strategies;
using Supervisor.Supervision.EventSourcing;

namespace Supervisor.Supervision.Nodes;

/// <summary>The supervisor of one machine: the parent of its groups, and the keeper of the node's own history.</summary>
public sealed class NodeActor : EventSourcedActor<NodeMessage, NodeEvent, NodeState>
{
    private const int SnapshotSchema = 1;

    private readonly string _incarnation;

    /// <param name="incarnation">This start of the daemon.</param>
    public NodeActor(string incarnation, string version, EventSourcingServices services)
        : base(Definition(incarnation, version), services) => _incarnation = incarnation;

    protected override SupervisionStrategy Strategy => Fencing.Strategy;

    protected override void OnRecovered() => Self.Tell(new NodeComesUp());

    protected override void Act(NodeMessage message, ImmutableArray<NodeEvent> events)
    {
        switch (message)
        {
            case NodeGoesDown stop:
                stop.ReplyTo.Tell(new NodeIsDown());
                break;
            case DescribeNode describe:
                describe.ReplyTo.Tell(new NodeDescription(_incarnation, State, null));
                break;
        }
    }

    protected override string CauseOf(NodeMessage message) => $"start:{_incarnation}";

    protected override void OnMessageInQuarantine(NodeMessage message)
    {
        switch (message)
        {
            case NodeGoesDown stop:
                stop.ReplyTo.Tell(new NodeIsDown());
                break;
            case DescribeNode describe:
                describe.ReplyTo.Tell(new NodeDescription(_incarnation, NodeState.Initial, QuarantineReason));
                break;
            default:
                base.OnMessageInQuarantine(message);
                break;
        }
    }

    private static StreamDefinition<NodeMessage, NodeEvent, NodeState> Definition(string incarnation, string version) =>
        new("node", incarnation, new NodeRules(incarnation, version), NodeEvents.Codec)
        {
            Snapshots = (NodeJson.Default.NodeState, SnapshotSchema),
        };
}
