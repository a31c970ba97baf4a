using System.Collections.Immutable;
using Supervisor.Actors;
using Supervisor.Actors.Strategies;
using Supervisor.Supervision.Agents.Events;
using Supervisor.Supervision.Agents.Messages;
using Supervisor.Supervision.Agents.Rules;
using Supervisor.Supervision.Agents.Signals;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.EventSourcing;
using Supervisor.Supervision.Roster;

namespace Supervisor.Supervision.Agents;

/// <summary>
/// The supervisor of one agent. What it does follows from events that are written down; what it knows beside them (orders,
/// needs, what the runtime has) is said to it again after each start, and nothing is concluded before its group has spoken.
/// </summary>
public sealed class AgentActor : EventSourcedActor<AgentMessage, AgentEvent, AgentState>
{
    private readonly AgentAddress _address;
    private readonly ActorRef<AgentReport> _group;
    private readonly AgentServices _services;
    private AgentFacts _facts = AgentFacts.None;
    private AgentSnapshot? _published;
    private AgentConduct? _conduct;
    private ImmutableArray<AgentAddress> _dependents = [];
    private bool _hasOrders;
    private bool _isOutOfUse;

    public AgentActor(AgentAddress address, ActorRef<AgentReport> group, AgentServices services)
        : base(AgentHistory.StreamOf(address), services.EventSourcing) =>
        (_address, _group, _services) = (address, group, services);

    protected override SupervisionStrategy Strategy => Fencing.Strategy;

    private AgentConduct Conduct => _conduct!;

    protected override void OnRecovered()
    {
        _conduct = new AgentConduct(_address, _services, Context);
        HandleFirst(new AgentRecovered());
    }

    protected override AgentMessage Informed(AgentMessage message)
    {
        var informed = FactRules.Informed(Conduct.Dated(message), State, _facts);
        _facts = informed.Facts;
        return informed;
    }

    protected override void Prepare(ImmutableArray<AgentEvent> events)
    {
        if (events.OfType<AgentStartIntended>().LastOrDefault() is { } start && _facts.Definition is { } definition)
        {
            Conduct.Prepare(start, definition);
        }
    }

    protected override void Act(AgentMessage message, ImmutableArray<AgentEvent> events)
    {
        Conduct.Before(message, State);
        foreach (var happened in events)
        {
            if (happened is AgentStartIntended)
            {
                _facts = FactRules.AfterStart(_facts);
            }

            Conduct.On(happened, State, message.Facts);
        }

        FollowRuntime();
        Conduct.On(message, State, message.Facts);
        Conduct.Hold(State, _facts);
        Conduct.ClearAway(State, _facts);
        Answer(message);
        if (!events.IsEmpty || message is not (DescribeAgent or SignalCame { Signal.Word: not AgentWord.Status }))
        {
            Publish();
        }

        if (Problem is null)
        {
            Conduct.ForgetEnded();
        }
    }

    protected override string CauseOf(AgentMessage message) =>
        message switch
        {
            TakeOrders { Orders.CausedBy: { Length: > 0 } cause } => cause,
            SignalCame or ProbeJudged => AgentCauseText.OfAgent(_address, State.Incarnation),
            WorkloadSeen or WorkloadMissing or RuntimeChanged => AgentCauseText.OfRuntime,
            NeedsChanged or DependentsChanged => AgentCauseText.OfRoster,
            _ => LastEventId,
        };

    protected override void OnQuarantined()
    {
        _isOutOfUse = true;
        Tell(AgentSnapshots.OutOfUse(_address, Problem!, _services.EventSourcing.Clock.Next()));
    }

    protected override void OnMessageInQuarantine(AgentMessage message)
    {
        switch (message)
        {
            case SignalCame { ReplyTo: { } speaker }:
                speaker.Tell(SignalOutcome.Refused(SignalCodes.OutOfUse, Problem ?? "Its supervisor is out of use."));
                break;
            case TakeOrders:
                OnQuarantined();
                break;
            default:
                base.OnMessageInQuarantine(message);
                break;
        }
    }

    /// <summary>Its conduct was never begun, if its stream could not even be read.</summary>
    protected override void AnswerWithProblem(AgentMessage query) => Answer(query);

    private void Answer(AgentMessage message)
    {
        switch (message)
        {
            case AgentRecovered:
                _group.Tell(new AgentReport(Snapshot(), IsNew: true));
                break;
            case TakeOrders:
                OnOrders();
                break;
            case SignalCame { ReplyTo: { } speaker } came:
                speaker.Tell(
                    came.Refusal ?? SignalRules.AskForTheLastWord(State, came.Signal, _facts.Orders) ?? Taken()
                );
                break;
            case DescribeAgent describe:
                describe.ReplyTo.Tell(new AgentDescription(Snapshot(), State, _facts.Orders, Problem));
                break;
        }
    }

    private void FollowRuntime()
    {
        var runtime = FactRules.RuntimeOf(State, _facts);
        if (runtime != _facts.Runtime)
        {
            _facts = FactRules.Following(_facts, runtime);
            Conduct.Follow(runtime, State);
        }
    }

    private SignalOutcome Taken() =>
        Problem is { } problem ? SignalOutcome.TakenInMemory(problem) : SignalOutcome.Taken;

    private void OnOrders()
    {
        // Who is in no revision any more needs nobody. Who needed it by the last one that had it still goes first.
        if (_facts.Definition is { } definition)
        {
            _dependents = [.. definition.Dependents];
            _services.Roster.Tell(new FollowNeeds(_address, [.. definition.Needs], Self));
        }

        _services.Roster.Tell(
            new FollowDependents(_address, _dependents, Self) { ToStopInAnyCase = [.. _facts.Orders!.StopsAfter] }
        );

        if (!_hasOrders)
        {
            _hasOrders = true;
            Conduct.OnFirstOrders(State, _facts);
        }

        Conduct.Watch(State, _facts);
    }

    /// <summary>Of a state that could not be read nothing follows.</summary>
    private AgentSnapshot Snapshot() =>
        _isOutOfUse && _published is { } told
            ? told
            : AgentSnapshots.Of(_address, State, _facts, _services.EventSourcing.Clock.Next());

    private void Publish()
    {
        // Of one that is new there is nothing to say before its group has said what it wants of it, not even whose it is.
        if (_facts.Orders is null && State == AgentState.Initial)
        {
            return;
        }

        var snapshot = Snapshot();
        if (_published is null || snapshot != _published with { Version = snapshot.Version })
        {
            Tell(snapshot);
        }
    }

    private void Tell(AgentSnapshot snapshot)
    {
        _published = snapshot;
        _services.Roster.Tell(new AgentIs(snapshot));
        _group.Tell(new AgentReport(snapshot, IsNew: false));
    }
}
