using Supervisor.Supervision.Agents.Events;
using Supervisor.Supervision.Ownership.Notes;

namespace Supervisor.Supervision.Agents.Rules;

/// <summary>How an agent of a movable group goes on where another node has left it, once for each ownership.</summary>
internal static class HandoverRules
{
    internal static void TakeOver(AgentTurn turn)
    {
        if (
            turn is { Definition: { } definition, Facts.Orders.Handover: { } handover }
            && handover.Epoch > turn.State.Epoch
        )
        {
            turn.Happens(new AgentTakenOver(handover.Epoch, handover.Note, definition.Hash, turn.Now.Boot));
        }
    }

    /// <returns>Null: it is another event.</returns>
    internal static AgentState? Apply(AgentState state, AgentEvent happened) =>
        happened is not AgentTakenOver taken ? null
        : taken.Note is { } note ? With(state with { Epoch = taken.Epoch }, note, taken)
        : state with { Epoch = taken.Epoch };

    private static AgentState With(AgentState state, AgentNote note, AgentTakenOver taken)
    {
        var next = state with
        {
            StoppedBy = note.StoppedBy,
            History = NoteTimes.HistoryOf(note.Restarts, taken.At, taken.Boot),
            HistoryBoot = taken.Boot.BootId,
            HistoryAt = NoteTimes.TimeOf(note.Restarts?.At ?? 0),
        };
        return !state.Phase.IsDown() ? next
            : note.Rest is { } rest ? Resting(next, rest, taken)
            : IsOfBefore(state) ? Waiting(next, taken)
            : next;
    }

    // By the definition of now: whoever changed it meanwhile has changed it for an owner who did not know of this.
    private static AgentState Resting(AgentState state, NotedRest rest, AgentTakenOver taken)
    {
        var isQuarantined = rest.Phase == AgentPhase.Quarantined.Name();
        return Waiting(state, taken) with
        {
            Phase = isQuarantined ? AgentPhase.Quarantined : AgentPhase.Backoff,
            Cause = rest.Cause,
            Reason = rest.Reason,
            DefinitionHash = taken.Hash,
            IsAfterFailure = true,
            RestartDue = rest.Due is { } due ? NoteTimes.MomentOf(due, taken.At, taken.Boot) : null,
            RestartDueAt = NoteTimes.TimeOf(rest.Due ?? 0),
        };
    }

    /// <summary>What it was when it ran here last does not hold any more.</summary>
    private static bool IsOfBefore(AgentState state) => state.Phase is AgentPhase.Quarantined or AgentPhase.Backoff;

    private static AgentState Waiting(AgentState state, AgentTakenOver taken) =>
        state with
        {
            Phase = AgentPhase.Waiting,
            Cause = AgentCauses.Due,
            Reason = "",
            Since = taken.At,
            IsAfterFailure = false,
            IsFailureHeld = false,
            IsGroupsTurn = false,
            RestartDue = null,
        };
}
