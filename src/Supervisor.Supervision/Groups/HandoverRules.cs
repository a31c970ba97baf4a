using System.Collections.Immutable;
using Supervisor.Contracts.Time;
using Supervisor.Supervision.Ownership.Notes;
using Supervisor.Supervision.Time;

namespace Supervisor.Supervision.Groups;

/// <summary>
/// How a movable group goes on where another node has left it: stopped, quarantined, with the restarts that were spent. What the
/// store says counts, for what is written here may be of long ago; but only once for each ownership, for then what is written here
/// is newer.
/// </summary>
internal static class HandoverRules
{
    internal static void TakeOver(GroupDraft draft)
    {
        if (
            draft.Mandate is { Definition: { } definition, Handover: { } handover }
            && handover.Epoch > draft.State.Epoch
        )
        {
            draft.Add(
                new GroupTakenOver(
                    handover.Epoch,
                    handover.Note,
                    GroupFingerprint.Of(definition),
                    draft.Now.Boot,
                    draft.Now.Time
                )
            );
        }
    }

    internal static GroupState Apply(GroupState state, GroupTakenOver taken)
    {
        var next = state with { Epoch = taken.Epoch };
        return taken.Note is { } note ? With(next, note, taken) : next;
    }

    private static GroupState With(GroupState state, GroupNote note, GroupTakenOver taken) =>
        state with
        {
            Since = taken.At,
            StoppedBy = note.StoppedBy,
            Quarantine = note.Quarantine is { } quarantine
                ? new GroupQuarantine(quarantine.Agent, quarantine.Reason, taken.Definition)
                : null,
            Round = note.Round is { } round ? RoundOf(round, state.Rounds + 1, taken) : null,
            Rounds = state.Rounds + (note.Round is null ? 0 : 1),
            SharedHistory = HistoryOf(note.Shared, taken.At, taken.Boot),
            GroupHistory = HistoryOf(note.Whole, taken.At, taken.Boot),
            Tallies = TalliesOf(state, note, taken),
        };

    private static GroupRound RoundOf(NotedRound round, long number, GroupTakenOver taken) =>
        new(number, round.Trigger, round.Agents, round.Reason, NoteTimes.MomentOf(round.Due, taken.At, taken.Boot))
        {
            DueAt = NoteTimes.TimeOf(round.Due),
        };

    // How often agents have failed is counted on each node by itself; whether one has no restart left it notes itself.
    private static ImmutableSortedDictionary<string, AgentTally> TalliesOf(
        GroupState state,
        GroupNote note,
        GroupTakenOver taken
    ) =>
        state
            .Tallies.Keys.Union(note.Agents.Keys, StringComparer.Ordinal)
            .ToImmutableSortedDictionary(
                static agent => agent,
                agent =>
                    state.TallyOf(agent) with
                    {
                        ExhaustedThrough = 0,
                        History = HistoryOf(note.Of(agent).Shared, taken.At, taken.Boot),
                    },
                StringComparer.Ordinal
            );

    private static BudgetHistory HistoryOf(NotedRestarts? noted, HybridTime now, BootMoment boot) =>
        noted is null
            ? BudgetHistory.Empty
            : new BudgetHistory(NoteTimes.HistoryOf(noted, now, boot), boot.BootId) { At = NoteTimes.TimeOf(noted.At) };
}
