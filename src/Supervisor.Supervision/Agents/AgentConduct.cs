using Supervisor.Actors;
using Supervisor.Supervision.Agents.Events;
using Supervisor.Supervision.Agents.Messages;
using Supervisor.Supervision.Agents.Rules;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Effects;
using Supervisor.Supervision.Ports.Runtime;

namespace Supervisor.Supervision.Agents;

/// <summary>
/// What an agent's supervisor does about its workload once something is decided: effects, deadlines, probes. The state it is
/// given is the last; an event may be older than that, when it was written late, and is done only if it still holds.
/// </summary>
internal sealed class AgentConduct
{
    private readonly AgentServices _services;
    private readonly AgentEffects _effects;
    private readonly AgentTimers _timers;
    private readonly AgentStops _stops;
    private readonly AgentProbes _probes;
    private bool _isClearedAway;

    internal AgentConduct(AgentAddress address, AgentServices services, IActorContext<AgentMessage> context)
    {
        _services = services;
        _effects = new AgentEffects(address, services, context);
        _timers = new AgentTimers(context, services.EventSourcing.Boot);
        _stops = new AgentStops(_effects, _timers);
        _probes = new AgentProbes(services, context);
    }

    /// <summary>The message with what is known here of when it was asked for.</summary>
    internal AgentMessage Dated(AgentMessage message)
    {
        switch (message)
        {
            case WorkloadMissing missing when _effects.IsLaunching(missing.Incarnation):
                return missing with { IsEarly = true };
            case LaunchEnded:
                _effects.OnLaunchEnded();
                return message;
            default:
                return message;
        }
    }

    /// <summary>All that happened is written down.</summary>
    internal void ForgetEnded() => _effects.ForgetEnded();

    /// <summary>Its sockets can be made while the start is written down: what no process is born to is nobody's.</summary>
    internal void Prepare(AgentStartIntended start, AgentDefinition definition) =>
        _effects.PrepareSurroundings(start.Incarnation, definition);

    /// <summary>Before anything that follows from it: what waits for the look goes on with it.</summary>
    internal void Before(AgentMessage message, AgentState now)
    {
        switch (message)
        {
            case WorkloadMissing { IsEarly: false } missing:
                _effects.Resolve(missing.Kind);
                break;
            case WorkloadSeen { Workload: var workload } seen
                when workload.Id.Incarnation == now.Incarnation || !workload.IsRunning:
                _effects.Resolve(seen.Kind);
                break;
        }
    }

    internal void On(AgentEvent happened, AgentState now, AgentFacts facts)
    {
        switch (happened)
        {
            case AgentStartIntended start when IsStill(now, start.Incarnation, AgentPhase.Starting):
                _effects.Launch(start.Incarnation, facts.Definition!, AgentNotes.Of(now));
                break;
            case AgentAdopted adopted when facts.Definition is { } definition:
                _effects.HoldLeash(adopted.Incarnation, definition);
                _effects.OpenSurroundings(adopted.Incarnation, definition);
                break;
            case AgentStarted:
                _effects.OnProgress();
                Watch(now, facts);
                break;
            case AgentBecameReady when now.Phase.IsUp() && facts.Definition is { } definition:
                _timers.ArmReady(now, definition);
                break;
            case AgentStopIntended stop when IsStill(now, stop.Incarnation, AgentPhase.Stopping):
                EndWatch();
                _stops.Begin(now, facts);
                break;
            case AgentStrayFound stray:
                _stops.BeginOrRepeat(stray.Incarnation, now, facts);
                break;
            case AgentExited { Incarnation: var ended }:
                End(ended);
                break;
            case AgentStartFailed { Incarnation: var ended }:
                End(ended);
                break;
            case AgentBackedOff:
                _timers.ArmBackoff(now);
                break;
        }
    }

    internal void On(AgentMessage message, AgentState now, AgentFacts facts)
    {
        switch (message)
        {
            case LaneReached reached:
                _effects.Doubt(reached.Outcome);
                _effects.Follow(facts.Runtime, now.Incarnation);
                break;
            case WorkloadSeen seen:
                OnSeen(seen, now, facts);
                break;
            case WorkloadMissing { IsEarly: false } missing when missing.Kind == facts.Runtime:
                OnMissing(missing.Incarnation, now, facts);
                break;
            case LaunchEnded { Outcome: var outcome } when IsInDoubt(outcome):
                _effects.Doubt(outcome);
                _effects.LookAgain(now.Incarnation);
                break;
            case StopEnded { Outcome: var outcome } stop when stop.WasKill || !IsTold(outcome):
                _effects.Doubt(outcome, stop.IsElsewhere);
                _effects.LookAgain(now.Incarnation);
                break;
            case DeadlinePassed { Deadline: AgentDeadline.Stop }:
                _stops.Kill(now, facts);
                break;
            case DeadlinePassed { Deadline: AgentDeadline.Backoff }:
                _timers.ArmBackoff(now);
                break;
            case SignalCame { Refusal: null } came when now.Phase.IsUp() && facts.Definition is { } definition:
                _timers.OnWord(now, definition, came.Signal.Word);
                break;
        }
    }

    /// <summary>What it runs by has become another: nothing is known of it there yet.</summary>
    internal void Follow(RuntimeKind kind, AgentState now) => _effects.Follow(kind, now.Incarnation);

    /// <summary>
    /// What was decided and has not begun is held back as well, but for what was ordered within the hold; and so is what is not
    /// wanted any more, though it may have to wait for others before it is told to end.
    /// </summary>
    internal void Hold(AgentState now, AgentFacts facts) =>
        _effects.HoldLaunch(
            now.Incarnation,
            (facts.Hold is not null && !now.IsStartOrdered) || (facts.Orders is not null && !facts.IsWanted(now))
        );

    /// <summary>
    /// Who is in no revision any more, and has come to rest, needs nothing of what was made for it. Nor does who has no incarnation:
    /// an earlier daemon may have started it while its disk was full.
    /// </summary>
    internal void ClearAway(AgentState now, AgentFacts facts)
    {
        var isOver =
            facts is { Orders: { Definition: null }, MayRun: false }
            && now.Phase is (AgentPhase.Stopped or AgentPhase.Completed or AgentPhase.Quarantined);
        if (isOver && !_isClearedAway)
        {
            _effects.Remove(now.Incarnation);
        }

        _isClearedAway = isOver;
    }

    /// <summary>The first orders make it one that acts.</summary>
    internal void OnFirstOrders(AgentState now, AgentFacts facts)
    {
        _effects.ReachLane();
        _timers.ArmBackoff(now);
        if (!now.Phase.IsDown() && facts.Definition is { } definition)
        {
            _effects.HoldLeash(now.Incarnation, definition);
            _effects.OpenSurroundings(now.Incarnation, definition);
        }
    }

    /// <summary>From the beginning of its running on, and again whenever what is wanted of it may have changed.</summary>
    internal void Watch(AgentState now, AgentFacts facts)
    {
        if (facts.Definition is { } definition && now.Phase.IsUp())
        {
            _timers.ArmRunning(now, definition);
            _probes.Watch(now, definition, _services.EventSourcing.Boot.Now);
        }
    }

    private void EndWatch()
    {
        _timers.EndRunning();
        _probes.End();
    }

    private void End(string incarnation)
    {
        EndWatch();
        _effects.OnProgress();
        _effects.End(incarnation);
    }

    private void OnSeen(WorkloadSeen seen, AgentState now, AgentFacts facts)
    {
        var incarnation = seen.Workload.Id.Incarnation;
        var isHere = seen.Kind == facts.Runtime;
        var isCurrent = isHere && incarnation == now.Incarnation && !now.Phase.IsDown();
        if (facts.Orders is null)
        {
            return;
        }

        if (seen.Workload.IsRunning)
        {
            var isToEnd = isCurrent ? now.Phase == AgentPhase.Stopping : facts.IsStray(incarnation);
            if (isToEnd && facts.FreshStray != incarnation)
            {
                _stops.BeginOrRepeat(incarnation, now, facts);
            }
        }
        else if (!isHere)
        {
            _effects.ForgetElsewhere(incarnation);
        }
        else if (!isCurrent)
        {
            // Its end is in the journal since long, or of no interest to it.
            _effects.Forget(incarnation);
        }
    }

    private void OnMissing(string incarnation, AgentState now, AgentFacts facts)
    {
        // Its start is written down and was never carried out.
        if (IsStill(now, incarnation, AgentPhase.Starting) && facts.Definition is { } definition)
        {
            _effects.Launch(incarnation, definition, AgentNotes.Of(now));
        }
    }

    private static bool IsStill(AgentState now, string incarnation, AgentPhase phase) =>
        now.Incarnation == incarnation && now.Phase == phase;

    private static bool IsInDoubt(EffectOutcome<LaunchOutcome> outcome) =>
        outcome
            is not {
                Status: EffectStatus.Ended,
                Result: LaunchOutcome.There
                    or LaunchOutcome.Failed
                    or LaunchOutcome.CalledBack
                    or LaunchOutcome.NotTried
            };

    private static bool IsTold(EffectOutcome<StopOutcome> outcome) =>
        outcome is { Status: EffectStatus.Ended, Result: StopOutcome.Told };
}
