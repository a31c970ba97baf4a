using System.Collections.Immutable;
using Supervisor.Actors;
using Supervisor.Actors.Strategies;
using Supervisor.Supervision.Agents.Events;
using Supervisor.Supervision.Agents.Messages;
using Supervisor.Supervision.Agents.Rules;
using Supervisor.Supervision.Agents.Signals;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Effects;
using Supervisor.Supervision.EventSourcing;
using Supervisor.Supervision.Ports.Runtime;
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
    private AgentEffects? _effects;
    private AgentTimers? _timers;
    private AgentProbes? _probes;

    public AgentActor(AgentAddress address, ActorRef<AgentReport> group, AgentServices services)
        : base(Definition(address), services.EventSourcing) =>
        (_address, _group, _services) = (address, group, services);

    protected override SupervisionStrategy Strategy => Fencing.Strategy;

    private AgentEffects Effects => _effects!;

    private AgentTimers Timers => _timers!;

    private AgentProbes Probes => _probes!;

    protected override void OnRecovered()
    {
        _effects = new AgentEffects(_address, _services, Context);
        _timers = new AgentTimers(Context, _services.EventSourcing.Boot);
        _probes = new AgentProbes(_services, Context);
        HandleFirst(new AgentRecovered());
    }

    protected override AgentMessage Informed(AgentMessage message)
    {
        _facts = FactRules.After(_facts, State, message);
        return message with { Facts = _facts };
    }

    protected override void Act(AgentMessage message, ImmutableArray<AgentEvent> events)
    {
        foreach (var happened in events)
        {
            ActOn(happened);
        }

        ActOn(message, events);
        if (!events.IsEmpty || message is not (DescribeAgent or SignalCame { Signal.Word: not AgentWord.Status }))
        {
            Publish();
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

    protected override void OnMessageInQuarantine(AgentMessage message)
    {
        if (message is SignalCame { ReplyTo: { } speaker })
        {
            speaker.Tell(SignalOutcome.Refused(SignalCodes.OutOfUse, Problem ?? "Its supervisor is out of use."));
        }
        else
        {
            base.OnMessageInQuarantine(message);
        }
    }

    private static StreamDefinition<AgentMessage, AgentEvent, AgentState> Definition(AgentAddress address) =>
        new($"agent:{address.Path}", "", new AgentRules(), AgentEvents.Codec, AgentEvents.Snapshots);

    private void ActOn(AgentEvent happened)
    {
        switch (happened)
        {
            case AgentStartIntended start:
                Effects.Launch(start.Incarnation, _facts.Definition!);
                break;
            case AgentStarted:
                BeginWatching();
                break;
            case AgentBecameReady when _facts.Definition is { } definition:
                Timers.ArmReady(State, definition);
                break;
            case AgentStopIntended stop:
                EndWatching();
                Stop(stop.Incarnation);
                break;
            case AgentStrayFound stray:
                Effects.Stop(stray.Incarnation, State.StopRule.Signal, State.StopRule.Grace);
                break;
            case AgentExited exit:
                End(exit.Incarnation);
                break;
            case AgentStartFailed failed:
                End(failed.Incarnation);
                break;
            case AgentBackedOff:
                Timers.ArmBackoff(State);
                break;
        }
    }

    private void ActOn(AgentMessage message, ImmutableArray<AgentEvent> events)
    {
        switch (message)
        {
            case AgentRecovered:
                _group.Tell(new AgentReport(Snapshot(), IsNew: true));
                break;
            case TakeOrders:
                OnOrders();
                break;
            case WorkloadSeen seen:
                Effects.Resolve();
                OnSeen(seen.Workload, events);
                break;
            case WorkloadMissing missing:
                Effects.Resolve();
                OnMissing(missing.Incarnation);
                break;
            case LaunchEnded { Outcome: var outcome } launch when IsInDoubt(outcome):
                Effects.Doubt(outcome, launch.Incarnation);
                break;
            case StopEnded stop:
                OnStopEnded(stop);
                break;
            case DeadlinePassed { Deadline: AgentDeadline.Stop } when State.Phase == AgentPhase.Stopping:
                Effects.Stop(State.Incarnation, State.StopRule.Signal, TimeSpan.Zero);
                break;
            case SignalCame came:
                OnSignal(came, events);
                break;
            case DescribeAgent describe:
                describe.ReplyTo.Tell(new AgentDescription(Snapshot(), State, _facts.Orders, Problem));
                break;
        }
    }

    /// <summary>The first orders make it one that acts; later ones may change what it watches.</summary>
    private void OnOrders()
    {
        var definition = _facts.Definition;
        var needs = definition?.Needs ?? [];
        _services.Roster.Tell(new FollowNeeds(_address, [.. needs], Self));
        _services.Roster.Tell(new FollowDependents(_address, [.. definition?.Dependents ?? []], Self));
        if (!_isFollowing)
        {
            _isFollowing = true;
            Effects.Follow(State.Incarnation);
            Timers.ArmBackoff(State);
            if (!State.Phase.IsDown() && definition is not null)
            {
                Effects.OpenSurroundings(State.Incarnation, definition);
            }
        }

        if (State.Phase.IsUp())
        {
            BeginWatching();
        }
    }

    private bool _isFollowing;

    private void BeginWatching()
    {
        if (_facts.Definition is { } definition && State.Phase.IsUp())
        {
            Timers.ArmRunning(State, definition);
            Probes.Watch(State, definition, _services.EventSourcing.Boot.Now);
        }
    }

    private void End(string incarnation)
    {
        EndWatching();
        Effects.CloseSurroundings(incarnation);
        if (Problem is null)
        {
            // Else it is not written yet, and the runtime tells it again with its next inventory.
            Effects.Forget(incarnation);
        }
    }

    private void EndWatching()
    {
        Timers.CancelAll();
        Probes.End();
    }

    private void Stop(string incarnation)
    {
        Timers.ArmStop(State);
        Effects.Stop(incarnation, State.StopRule.Signal, State.StopRule.Grace);
    }

    private void OnSeen(Workload workload, ImmutableArray<AgentEvent> events)
    {
        var incarnation = workload.Id.Incarnation;
        if (!workload.IsRunning && Problem is null && !events.Any(happened => happened is AgentExited))
        {
            // Its end is in the journal since long, or of no interest to it.
            Effects.Forget(incarnation);
        }
        else if (
            workload.IsRunning
            && State.Phase == AgentPhase.Stopping
            && events.IsEmpty
            && incarnation == State.Incarnation
        )
        {
            // The daemon, or the guard, may have died before the stop came through. Asked again, it only hastens.
            Stop(incarnation);
        }
    }

    private void OnMissing(string incarnation)
    {
        // Its start is written down and was never carried out.
        if (
            incarnation == State.Incarnation
            && State.Phase == AgentPhase.Starting
            && _facts.Definition is { } definition
        )
        {
            Effects.Launch(incarnation, definition);
        }
    }

    private void OnStopEnded(StopEnded stop)
    {
        if (stop.Outcome is not { Status: EffectStatus.Ended, Result: StopOutcome.Told })
        {
            Effects.Doubt(stop.Outcome, stop.Incarnation);
        }
    }

    private void OnSignal(SignalCame came, ImmutableArray<AgentEvent> events)
    {
        var isNoted = events.Any(happened => happened is AgentRefusedSignal);
        var refusal =
            events.IsEmpty || isNoted ? SignalRules.RefusalOf(State, came.Signal, _facts.Orders is null) : null;
        if (refusal is null && _facts.Definition is { } definition && State.Phase.IsUp())
        {
            Timers.OnWord(State, definition, came.Signal.Word);
        }

        came.ReplyTo?.Tell(
            refusal ?? (Problem is { } problem ? SignalOutcome.TakenInMemory(problem) : SignalOutcome.Taken)
        );
    }

    private static bool IsInDoubt(EffectOutcome<LaunchOutcome> outcome) =>
        outcome is not { Status: EffectStatus.Ended, Result: LaunchOutcome.There or LaunchOutcome.Failed };

    private AgentSnapshot Snapshot() =>
        AgentSnapshots.Of(_address, State, _facts, _services.EventSourcing.Clock.Next());

    private void Publish()
    {
        var snapshot = Snapshot();
        if (_published is not null && snapshot == _published with { Version = snapshot.Version })
        {
            return;
        }

        _published = snapshot;
        _services.Roster.Tell(new AgentIs(snapshot));
        _group.Tell(new AgentReport(snapshot, IsNew: false));
    }
}
