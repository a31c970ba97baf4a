using System.Collections.Immutable;
using Supervisor.Actors;
using Supervisor.Actors.Strategies;
using Supervisor.Supervision.EventSourcing;
using Supervisor.Supervision.Roster;

namespace Supervisor.Supervision.Groups;

/// <summary>
/// The supervisor of one group: the parent of its agents' supervisors. It tells each of them what it wants, hears from each
/// how it stands, and decides on what concerns several of them.
/// </summary>
public sealed class GroupActor : EventSourcedActor<GroupMessage, GroupEvent, GroupState>
{
    private static readonly object RoundTimer = new();

    private readonly string _name;
    private readonly GroupServices _services;
    private readonly ActorRef<GroupNews> _node;
    private readonly GroupMind _mind;
    private readonly RestartCount _restarts = new();
    private AgentChildren? _agents;
    private readonly string _causedBy;
    private GroupSnapshot? _said;
    private Basis _ordered;
    private Basis _told;

    /// <param name="first">What its node wants of it to begin with.</param>
    public GroupActor(string name, TakeMandate first, GroupServices services, ActorRef<GroupNews> node)
        : this(name, first, services, node, new GroupMind(first.Mandate)) { }

    private GroupActor(string name, TakeMandate first, GroupServices services, ActorRef<GroupNews> node, GroupMind mind)
        : base(Definition(name, mind), services.EventSourcing)
    {
        (_name, _services, _node, _mind) = (name, services, node, mind);
        _causedBy = first.CausedBy;
    }

    protected override SupervisionStrategy Strategy => Fencing.Strategy;

    private GroupMandate Mandate => _mind.Facts.Mandate;

    private AgentChildren Agents => _agents ??= new AgentChildren(_name, _services, Context);

    public static string StreamOf(string name) => $"group:{name}";

    // First, because what has waited must find the agents that the group has.
    protected override void OnRecovered() => HandleFirst(new GroupComesUp());

    protected override void Act(GroupMessage message, ImmutableArray<GroupEvent> events)
    {
        if (message is AgentHasEnded ended)
        {
            Agents.Forget(ended.Agent);
        }

        Order();
        if (message is AgentSays { IsNew: true, Snapshot.Address.Agent: var agent })
        {
            Agents.OrderAgain(agent);
        }

        WaitForRound();
        TellRestarts(message, events);
        TellHowItStands();
        if (message is DescribeGroup describe)
        {
            Describe(describe);
        }
    }

    protected override string CauseOf(GroupMessage message) =>
        message switch
        {
            TakeMandate take => take.CausedBy,
            GroupComesUp => _causedBy,
            AgentSays { Snapshot.Address: var agent } => $"agent:{agent.Path}",
            _ => LastEventId,
        };

    protected override void AnswerWithProblem(GroupMessage query)
    {
        if (query is DescribeGroup describe)
        {
            Describe(describe);
        }
    }

    // Whether an operator stopped it is not known, so it starts nothing; and it says so.
    protected override void OnMessageInQuarantine(GroupMessage message) =>
        Say(View() with { State = GroupStates.Quarantined, IsReady = false, Reason = Problem! });

    private static StreamDefinition<GroupMessage, GroupEvent, GroupState> Definition(string name, GroupMind mind) =>
        new(StreamOf(name), "", mind, GroupEvents.Codec, GroupEvents.Snapshots);

    // What agents are ordered follows from these two alone; so of most of what they say nothing follows.
    private void Order()
    {
        if (!_ordered.Is(State, Mandate, Agents.Count))
        {
            Agents.Be(State.Agents, agent => GroupOrders.For(agent, State, _mind.Facts), _mind.NoteLiving);
            _ordered = new Basis(State, Mandate, Agents.Count);
        }
    }

    private void WaitForRound()
    {
        var remaining = State.Round is { } round
            ? RoundRules.Remaining(round, _services.EventSourcing.Boot.Now)
            : TimeSpan.Zero;
        if (remaining > TimeSpan.Zero)
        {
            Context.Timers.Once(RoundTimer, remaining, new RoundIsDue());
        }
    }

    private void Describe(DescribeGroup describe) =>
        describe.ReplyTo.Tell(new GroupDescription(View(), State, Mandate, Problem));

    private void TellRestarts(GroupMessage message, ImmutableArray<GroupEvent> events)
    {
        var ofGroup = events
            .OfType<GroupRestartBegan>()
            .Where(began => began.Budget is not null)
            .Sum(began => began.Round.Agents.Count);
        var count = ofGroup + (message is AgentSays says ? _restarts.Take(says.Snapshot) : 0);
        if (count > 0)
        {
            _node.Tell(new AgentsRestarted(count) { Group = _name });
        }
    }

    private void TellHowItStands()
    {
        if (State.IsRemoved && Mandate.Definition is null && Agents.Count == 0)
        {
            _services.Roster.Tell(new GroupIsGone(_name));
            _node.Tell(new GroupHasEnded { Group = _name });
            return;
        }

        if (!_told.Is(State, Mandate, _mind.Facts.Version))
        {
            _told = new Basis(State, Mandate, _mind.Facts.Version);
            Say(View());
        }
    }

    private void Say(GroupSnapshot view)
    {
        if (_said is null || view != _said with { Version = view.Version })
        {
            _said = view;
            _services.Roster.Tell(new GroupIs(view));
        }
    }

    private GroupSnapshot View() =>
        GroupView.Of(_name, State, _mind.Facts, _said, _services.EventSourcing.Clock.Next());

    /// <summary>What something was made from: where it is the same, the same would be made.</summary>
    private readonly record struct Basis(GroupState? State, GroupMandate? Mandate, long Version)
    {
        internal bool Is(GroupState state, GroupMandate mandate, long version) =>
            ReferenceEquals(State, state) && ReferenceEquals(Mandate, mandate) && Version == version;
    }
}
