using System.Collections.Immutable;
using Supervisor.Actors;
using Supervisor.Actors.Strategies;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.EventSourcing;

namespace Supervisor.Supervision.Groups;

/// <summary>
/// The supervisor of one group: the parent of its agents' supervisors. It tells each of them what it wants, hears from each
/// how it stands, and decides on what concerns several of them. Nothing is concluded before its node has spoken.
/// </summary>
public sealed class GroupActor : EventSourcedActor<GroupMessage, GroupEvent, GroupState>
{
    private static readonly object RoundTimer = new();

    private readonly string _name;
    private readonly GroupServices _services;
    private readonly ActorRef<GroupNews> _node;
    private readonly GroupTelling _telling;
    private GroupFacts _facts = GroupFacts.None;
    private AgentChildren? _agents;
    private GroupBasis _ordered;

    public GroupActor(string name, GroupServices services, ActorRef<GroupNews> node)
        : base(Definition(name), services.EventSourcing)
    {
        (_name, _services, _node) = (name, services, node);
        _telling = new GroupTelling(name, services, node);
    }

    protected override SupervisionStrategy Strategy => Fencing.Strategy;

    private AgentChildren Agents => _agents!;

    public static string StreamOf(string name) => $"group:{name}";

    protected override void OnRecovered()
    {
        _agents = new AgentChildren(_name, _services, Context);
        HandleFirst(new GroupRecovered());
    }

    protected override GroupMessage Informed(GroupMessage message)
    {
        _facts = _facts.After(message);
        return message with { Facts = _facts };
    }

    protected override void Act(GroupMessage message, ImmutableArray<GroupEvent> events)
    {
        switch (message)
        {
            case GroupRecovered:
                _node.Tell(new GroupIsNew { Group = _name });
                break;
            case DescribeGroup describe:
                Describe(describe);
                break;
            case AgentHasEnded ended:
                Agents.Forget(ended.Agent);
                break;
        }

        if (_facts.Mandate is { } mandate)
        {
            _telling.TellNote(State, mandate, _facts);
            Order(message, events, mandate);
            WaitForRound();
            _telling.TellRestarts(message, events);
            _telling.TellHowItStands(State, mandate, _facts, hasAgents: Agents.Count > 0);
        }
    }

    protected override string CauseOf(GroupMessage message) =>
        message switch
        {
            TakeMandate take => take.CausedBy,
            AgentSays { Report.Snapshot: var agent } => AgentCauseText.OfAgent(agent.Address, agent.Incarnation),
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
    protected override void OnMessageInQuarantine(GroupMessage message) => _telling.TellQuarantine(Problem!);

    private static StreamDefinition<GroupMessage, GroupEvent, GroupState> Definition(string name) =>
        new(StreamOf(name), "", new GroupRules(), GroupEvents.Codec, GroupEvents.Snapshots);

    private void Order(GroupMessage message, ImmutableArray<GroupEvent> events, GroupMandate mandate)
    {
        var cause = events.IsEmpty ? CauseOf(message) : LastEventId;
        // What is ordered follows from these alone; so of most of what agents say nothing follows.
        if (!_ordered.Is(State, mandate, Agents.Count))
        {
            Agents.Be(State.Agents, agent => GroupOrders.For(agent, State, mandate, _facts), cause);
            _ordered = new GroupBasis(State, mandate, Agents.Count);
        }

        if (message is AgentSays { Report: { IsNew: true, Snapshot.Address.Agent: var name } })
        {
            Agents.Begin(name, GroupOrders.For(name, State, mandate, _facts), cause);
        }
    }

    private void WaitForRound()
    {
        var now = _services.EventSourcing.Boot.Now;
        if (State.Round is { } round && RoundRules.Remaining(round, now) is var remaining && remaining > TimeSpan.Zero)
        {
            Context.Timers.Once(RoundTimer, remaining, new RoundIsDue());
        }
    }

    private void Describe(DescribeGroup describe) =>
        describe.ReplyTo.Tell(
            new GroupDescription(_telling.View(State, _facts, Problem), State, _facts.Mandate, Problem)
        );
}
