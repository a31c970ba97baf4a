using Supervisor.Supervision.Ownership.Notes;

namespace Supervisor.Supervision.Groups;

/// <summary>What is to be remembered of a movable group wherever it runs next, by all that its supervisor knows.</summary>
internal static class GroupNotes
{
    /// <returns>Null: this node does not own it, or has not taken it over yet.</returns>
    internal static GroupNoteOf? Of(GroupState state, GroupMandate mandate, GroupFacts facts)
    {
        if (mandate.Handover is not { } handover || handover.Epoch != state.Epoch)
        {
            return null;
        }

        var note = new GroupNote
        {
            StoppedBy = state.StoppedBy,
            Quarantine = state.Quarantine is { } quarantine
                ? new NotedQuarantine(quarantine.Agent, quarantine.Reason)
                : null,
            Round = state.Round is { } round
                ? new NotedRound(round.Trigger, round.Agents, round.Reason, round.DueAt.UnixMilliseconds)
                : null,
            Shared = Restarts(state.SharedHistory),
            Whole = Restarts(state.GroupHistory),
            Agents = state
                .Agents.Select(agent => KeyValuePair.Create(agent, OfAgent(agent, state, handover, facts)))
                .Where(static agent => agent.Value != AgentNote.Empty)
                .ToDictionary(StringComparer.Ordinal),
        };
        return new GroupNoteOf(handover.Epoch, note);
    }

    // Until an agent has taken over itself what was left of it, that stands.
    private static AgentNote OfAgent(string agent, GroupState state, Handover handover, GroupFacts facts)
    {
        var left = handover.Note?.Of(agent) ?? AgentNote.Empty;
        var own = facts.Find(agent) is { Noted: { } noted } && noted.Epoch == handover.Epoch ? noted.Note : left;
        return own with { Shared = Restarts(state.TallyOf(agent).History) };
    }

    private static NotedRestarts? Restarts(BudgetHistory history) => NoteTimes.Of(history.History, history.At);
}

/// <param name="Epoch">Of the ownership by which it is so.</param>
internal sealed record GroupNoteOf(long Epoch, GroupNote Note);
