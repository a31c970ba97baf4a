using Supervisor.Supervision.Ownership.Notes;

namespace Supervisor.Supervision.Agents.Rules;

/// <summary>What is to be remembered of an agent of a movable group wherever it runs next.</summary>
internal static class AgentNotes
{
    internal static AgentNote Of(AgentState state) =>
        new()
        {
            StoppedBy = state.StoppedBy,
            Rest = RestOf(state),
            Restarts = NoteTimes.Of(state.History, state.HistoryAt),
        };

    /// <returns>Null: its group is no movable one, or this node does not own it, or it has not taken that over yet.</returns>
    internal static NotedAgent? NotedOf(AgentState state, AgentFacts facts) =>
        facts.Orders is { Handover: { } handover } && handover.Epoch == state.Epoch
            ? new NotedAgent(state.Epoch, Of(state))
            : null;

    // What was left to the group the group notes.
    private static NotedRest? RestOf(AgentState state) =>
        state switch
        {
            { Phase: AgentPhase.Quarantined } => new NotedRest(
                AgentPhase.Quarantined.Name(),
                state.Cause,
                state.Reason,
                null
            ),
            { Phase: AgentPhase.Backoff, IsGroupsTurn: false, RestartDue: not null } => new NotedRest(
                AgentPhase.Backoff.Name(),
                state.Cause,
                state.Reason,
                state.RestartDueAt.UnixMilliseconds
            ),
            _ => null,
        };
}
