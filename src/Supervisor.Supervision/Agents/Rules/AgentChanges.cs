using Supervisor.Actors.Restarts;
using Supervisor.Contracts.Time;
using Supervisor.Supervision.Agents.Events;
using Supervisor.Supervision.EventSourcing;

namespace Supervisor.Supervision.Agents.Rules;

/// <summary>What each event makes of an agent's state.</summary>
internal static class AgentChanges
{
    internal static AgentState Apply(AgentState state, AgentEvent happened) =>
        ByOperator(state, happened)
        ?? InLife(state, happened)
        ?? AtRest(state, happened)
        ?? OfReadiness(state, happened)
        ?? HandoverRules.Apply(state, happened)
        ?? throw new UnknownEventException(happened.GetType().Name, 0);

    private static AgentState? ByOperator(AgentState state, AgentEvent happened) =>
        happened switch
        {
            AgentStartOrdered start => StartOrdered(state, start.IgnoresHold),
            AgentRestartOrdered restart => StartOrdered(state, restart.IgnoresHold),
            AgentStopOrdered stop => state with { StoppedBy = stop.By, IsStartOrdered = false },
            AgentReleased => Rest(state, happened, AgentPhase.Waiting, AgentCauses.Due, "") with
            {
                History = RestartHistory.Empty,
                IsAfterFailure = false,
            },
            _ => null,
        };

    private static AgentState? InLife(AgentState state, AgentEvent happened) =>
        happened switch
        {
            AgentStartIntended start => Begun(state, start),
            AgentAdopted adopted => Adopted(state, adopted),
            AgentStarted start => Enter(state, happened, AgentPhase.Running, AgentCauses.NotYetReady, "") with
            {
                Process = start.Process ?? state.Process,
                Running = start.Running,
                Notes = start.Notes,
                IsStartOrdered = false,
            },
            AgentStartFailed => Ended(state, happened) with { IsStartOrdered = false },
            AgentStartUnclear start => Enter(
                state,
                happened,
                AgentPhase.Unknown,
                AgentCauses.StartUnknown,
                start.Reason
            ) with
            {
                IsStartOrdered = false,
            },
            AgentStopIntended stop => Enter(
                state,
                happened,
                AgentPhase.Stopping,
                stop.Stopping.Cause,
                stop.Stopping.Reason
            ) with
            {
                Stopping = stop.Stopping,
            },
            AgentExited exit => Ended(state, happened) with { LastExit = exit.Exit },
            AgentStrayFound => state,
            _ => null,
        };

    private static AgentState? AtRest(AgentState state, AgentEvent happened) =>
        happened switch
        {
            AgentWaits waits => Rest(state, happened, AgentPhase.Waiting, waits.Cause, waits.Reason) with
            {
                IsAfterFailure = state.IsAfterFailure || waits.IsAfterFailure,
                IsFailureHeld = waits.IsHeld,
            },
            AgentBackedOff off => Rest(state, happened, AgentPhase.Backoff, off.Cause, off.Reason) with
            {
                IsAfterFailure = state.IsAfterFailure || !off.IsByOthers,
                RestartDue = off.Due,
                RestartDueAt = HybridTime.FromMilliseconds(off.At.UnixMilliseconds + (long)off.Delay.TotalMilliseconds),
                History = off.History,
                HistoryBoot = off.Due.BootId,
                HistoryAt = off.IsByOthers ? state.HistoryAt : off.At,
            },
            AgentLeftToGroup left => Rest(state, happened, AgentPhase.Backoff, left.Cause, left.Reason) with
            {
                IsAfterFailure = true,
                IsGroupsTurn = true,
                Failures = left.Failure,
            },
            AgentEscalated up => Rest(state, happened, AgentPhase.Backoff, up.Cause, up.Reason) with
            {
                IsAfterFailure = true,
                IsGroupsTurn = true,
                Escalations = up.Escalation,
            },
            AgentQuarantined quarantined => Rest(
                state,
                happened,
                AgentPhase.Quarantined,
                quarantined.Cause,
                quarantined.Reason
            ),
            AgentCompleted => Rest(state, happened, AgentPhase.Completed, AgentCauses.Completed, ""),
            AgentStopped stopped => Rest(state, happened, AgentPhase.Stopped, stopped.Cause, stopped.Reason),
            _ => null,
        };

    private static AgentState? OfReadiness(AgentState state, AgentEvent happened) =>
        happened switch
        {
            AgentBecameReady ready => Enter(state, happened, AgentPhase.Ready, ready.Cause, ready.Reason) with
            {
                Readiness = state.Readiness with { HasBeenReady = true },
            },
            AgentBecameNotReady not => Enter(
                state,
                happened,
                state.Readiness.HasBeenReady ? AgentPhase.NotReady : AgentPhase.Running,
                not.Cause,
                not.Reason
            ),
            AgentRefusedSignal refused => state with { RefusedSpeakers = [.. state.RefusedSpeakers, refused.Claimed] },
            AgentNeedLost lost => state with { LostNeeds = [.. state.LostNeeds, lost.Need] },
            AgentNeedReturned back => state with { LostNeeds = [.. state.LostNeeds.Where(need => need != back.Need)] },
            _ => ReadinessChanges.Apply(state.Readiness, happened) is { } readiness
                ? state with
                {
                    Readiness = readiness,
                    HasSpoken = state.HasSpoken || ReadinessChanges.IsWord(happened),
                }
                : null,
        };

    // What was decided for its failures before does not concern it any more.
    private static AgentState StartOrdered(AgentState state, bool ignoresHold) =>
        state with
        {
            StoppedBy = null,
            IsStartOrdered = ignoresHold,
            IsAfterFailure = false,
        };

    private static AgentState Begun(AgentState state, AgentStartIntended start) =>
        Fresh(state, start, start.Incarnation) with
        {
            Starts = state.Starts + 1,
            Restarts = state.Restarts + (start.IsRestart ? 1 : 0),
            DefinitionHash = start.Hash,
            Runtime = start.Runtime,
            StopRule = start.StopRule,
            HasSpoken = state.HasSpoken && start.Hash == state.DefinitionHash,
            MetElsewhere = start.MetElsewhere,
        };

    private static AgentState Adopted(AgentState state, AgentAdopted adopted) =>
        Fresh(state, adopted, adopted.Incarnation) with
        {
            Starts = adopted.Starts,
            Restarts = state.Restarts + 1,
            IsStartOrdered = false,
        };

    private static AgentState Fresh(AgentState state, AgentEvent happened, string incarnation) =>
        Enter(state, happened, AgentPhase.Starting, AgentCauses.Starting, "") with
        {
            Incarnation = incarnation,
            Process = null,
            Running = null,
            Notes = [],
            Readiness = AgentReadiness.None,
            IsAfterFailure = false,
            IsFailureHeld = false,
            IsGroupsTurn = false,
            RestartDue = null,
            RefusedSpeakers = [],
        };

    // What follows from the end is an event of its own; until then it is simply down.
    private static AgentState Ended(AgentState state, AgentEvent happened) =>
        state with
        {
            // What was ordered has been tried; only an order that came afterwards is still to be carried out.
            IsStartOrdered = state.IsStartOrdered && state.Phase is not AgentPhase.Starting,
            Since = happened.At,
            Phase = AgentPhase.Waiting,
            Process = null,
            Running = null,
            Readiness = AgentReadiness.None,
            Stopping = null,
            LostNeeds = [],
        };

    private static AgentState Rest(
        AgentState state,
        AgentEvent happened,
        AgentPhase phase,
        string cause,
        string reason
    ) =>
        Enter(state, happened, phase, cause, reason) with
        {
            IsFailureHeld = false,
            IsGroupsTurn = false,
            RestartDue = null,
        };

    private static AgentState Enter(
        AgentState state,
        AgentEvent happened,
        AgentPhase phase,
        string cause,
        string reason
    ) =>
        state with
        {
            Since = state.Phase == phase ? state.Since : happened.At,
            Phase = phase,
            Cause = cause,
            Reason = reason,
        };
}
