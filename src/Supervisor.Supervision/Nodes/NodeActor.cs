using System.Collections.Immutable;
using Supervisor.Actors;
using Supervisor.Actors.Strategies;
using Supervisor.Supervision.Causes;
using Supervisor.Supervision.EventSourcing;

namespace Supervisor.Supervision.Nodes;

/// <summary>The supervisor of one machine: the parent of its groups, and the keeper of the node's own history.</summary>
public sealed class NodeActor : EventSourcedActor<NodeMessage, NodeEvent, NodeState>
{
    private readonly string _incarnation;
    private readonly Action<string> _stopDaemon;

    /// <param name="incarnation">This start of the daemon.</param>
    /// <param name="stopDaemon">
    /// Has the daemon stopped, for the cause that it is given. Called in this actor's turn, so it must only pass on.
    /// </param>
    public NodeActor(string incarnation, string version, EventSourcingServices services, Action<string> stopDaemon)
        : base(Definition(incarnation, version), services) => (_incarnation, _stopDaemon) = (incarnation, stopDaemon);

    protected override SupervisionStrategy Strategy => Fencing.Strategy;

    // First, because a stop that has waited must find a node that is up.
    protected override void OnRecovered() => HandleFirst(new NodeComesUp());

    protected override void Act(NodeMessage message, ImmutableArray<NodeEvent> events)
    {
        switch (message)
        {
            case NodeGoesDown stop:
                stop.ReplyTo.Tell(new NodeIsDown());
                break;
            case StopNode stop when !events.IsEmpty:
                _stopDaemon(CauseText.Of(stop.Id));
                break;
            case DescribeNode describe:
                Describe(describe.ReplyTo);
                break;
        }
    }

    protected override string CauseOf(NodeMessage message) =>
        (message as NodeGoesDown)?.Cause ?? CauseText.OfStart(_incarnation);

    // What cannot be written any more must not keep the daemon from stopping.
    protected override void OnMessageInQuarantine(NodeMessage message)
    {
        if (message is NodeGoesDown stop)
        {
            stop.ReplyTo.Tell(new NodeIsDown());
        }
        else
        {
            base.OnMessageInQuarantine(message);
        }
    }

    private static StreamDefinition<NodeMessage, NodeEvent, NodeState> Definition(string incarnation, string version) =>
        new("node", incarnation, new NodeRules(incarnation, version), NodeEvents.Codec, NodeEvents.Snapshots);

    private void Describe(ActorRef<NodeDescription> replyTo) =>
        replyTo.Tell(new NodeDescription(_incarnation, State, Problem));
}
