using System.Collections.Immutable;
using Supervisor.Actors.Strategies;
using Supervisor.Supervision.Causes;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.EventSourcing;
using Supervisor.Supervision.Groups;

namespace Supervisor.Supervision.Nodes;

/// <summary>The supervisor of one machine: the parent of its groups, and the keeper of the node's own history.</summary>
public sealed class NodeActor : EventSourcedActor<NodeMessage, NodeEvent, NodeState>
{
    private static readonly object StormTimer = new();

    private readonly string _incarnation;
    private readonly Action<string> _stopDaemon;
    private readonly EventSourcingServices _services;
    private readonly NodeServices _node;
    private FleetFacts _facts = FleetFacts.None;
    private (NodePlan? Plan, NodeFleet? Fleet, object? Standings) _been;
    private GroupChildren? _groups;
    private NodeOwnerships? _ownerships;

    /// <param name="incarnation">This start of the daemon.</param>
    /// <param name="stopDaemon">
    /// Has the daemon stopped, for the cause that it is given. Called in this actor's turn, so it must only pass on.
    /// </param>
    public NodeActor(string incarnation, string version, NodeServices services, Action<string> stopDaemon)
        : base(Definition(incarnation, version, services.RestartLimit), services.Groups.EventSourcing) =>
        (_incarnation, _stopDaemon, _node, _services) = (
            incarnation,
            stopDaemon,
            services,
            services.Groups.EventSourcing
        );

    protected override SupervisionStrategy Strategy => Fencing.Strategy;

    private NodeOwnerships Ownerships => _ownerships ??= new NodeOwnerships(_node.Ownership, Context);

    private GroupChildren Groups => _groups ??= new GroupChildren(_node.Groups, Context);

    // First, because a stop that has waited must find a node that is up.
    protected override void OnRecovered()
    {
        _facts = _facts with { HasOwnership = _node.Ownership is not null };
        if (_node.Memory.Plan is { } plan && plan.Revision == State.Fleet.Revision)
        {
            _facts = _facts with { Plan = plan };
        }

        HandleFirst(new NodeComesUp());
    }

    protected override NodeMessage Informed(NodeMessage message)
    {
        _facts = message switch
        {
            ResumePlan resume when resume.Plan.Revision == State.Fleet.Revision => _facts with { Plan = resume.Plan },
            GroupSays { News: AgentsRestarted restarted } => StormRules.Count(
                _facts,
                restarted.Count,
                _services.Boot.Now.At
            ),
            StormIsOver => _facts with { Restarts = [], RestartCount = 0 },
            OwnershipSays says => _facts with { Standings = says.Standings },
            _ => _facts,
        };
        return message with { Facts = _facts };
    }

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
            case ApplyRevision apply when !events.IsEmpty:
                // Not before it is written down: what is told to the groups is what holds.
                _facts = _facts with
                {
                    Plan = apply.Plan,
                };
                break;
            case GroupIsNoMore gone:
                Groups.Forget(gone.Group);
                _been = default;
                break;
            case GroupSays { News: GroupIsDown down }:
                Ownerships.TellDown(down);
                break;
            case GroupSays { News: GroupIsNew { Group: var group } }:
                Groups.TellAgain(group);
                break;
            case DescribeNode describe:
                Describe(describe);
                break;
        }

        BeFleet();
        WaitForCalm(message);
    }

    protected override string CauseOf(NodeMessage message) =>
        message switch
        {
            NodeGoesDown { Cause: { } cause } => cause,
            GroupSays { News.Group: var group } => $"group:{group}",
            StormIsOver => LastEventId,
            _ => CauseText.OfStart(_incarnation),
        };

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

    private static StreamDefinition<NodeMessage, NodeEvent, NodeState> Definition(
        string incarnation,
        string version,
        int? restartLimit
    ) =>
        new(
            "node",
            incarnation,
            new NodeRules(incarnation, version, new FleetRules(restartLimit)),
            NodeEvents.Codec,
            NodeEvents.Snapshots
        );

    /// <summary>Before the revision was read, nothing is known of what its groups are to be.</summary>
    private void BeFleet()
    {
        // What groups are told follows from these alone; so of most of what they say nothing follows.
        if (
            _facts.Plan is not { } plan
            || (
                ReferenceEquals(_been.Plan, plan)
                && ReferenceEquals(_been.Fleet, State.Fleet)
                && ReferenceEquals(_been.Standings, _facts.Standings)
            )
        )
        {
            return;
        }

        var isOther = !ReferenceEquals(_been.Plan, plan) || !ReferenceEquals(_been.Fleet, State.Fleet);
        _been = (plan, State.Fleet, _facts.Standings);
        _node.Memory.Plan = plan;
        _node.Starts.SetLimit(plan.StartConcurrency);
        _node.Follow?.Invoke(plan);
        Groups.Be(State.Fleet.Groups, group => FleetRules.MandateOf(group, State.Fleet, _facts), LastEventId);
        if (isOther)
        {
            Ownerships.Follow(plan, State.Fleet);
        }

        Ownerships.TellDown(_facts.Standings, State.Fleet.Groups);
    }

    /// <summary>Whatever is restarted during a storm makes it last longer.</summary>
    private void WaitForCalm(NodeMessage message)
    {
        if (State.Fleet.Storm is null)
        {
            Context.Timers.Cancel(StormTimer);
        }
        else if (message is GroupSays { News: AgentsRestarted } || !Context.Timers.IsActive(StormTimer))
        {
            Context.Timers.Once(StormTimer, StormRules.Calm, new StormIsOver());
        }
    }

    private void Describe(DescribeNode asked) =>
        asked.ReplyTo.Tell(
            new NodeDescription(_incarnation, State, Problem)
            {
                IsRead = IsRead,
                HasDone = asked.Command is { } command && HasHandled(command),
            }
        );
}
