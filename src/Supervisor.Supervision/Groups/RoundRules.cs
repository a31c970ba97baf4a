using Supervisor.Contracts.Time;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Time;

namespace Supervisor.Supervision.Groups;

/// <summary>
/// A restart of several agents: all of them go down, and when none is up any more and the delay is over, all of them start
/// again, in the order of their needs.
/// </summary>
internal static class RoundRules
{
    internal static void BeginByOrder(GroupDraft draft, string by) =>
        draft.Add(
            new GroupRestartBegan
            {
                Round = Next(
                    draft,
                    GroupTriggers.Operator,
                    AllOf(draft.Mandate),
                    $"{by} restarts the group.",
                    draft.Now.Boot
                ),
                At = draft.Now.Time,
            }
        );

    internal static void Begin(
        GroupDraft draft,
        AgentSnapshot cause,
        GroupRound round,
        string budget,
        BudgetHistory left
    ) =>
        draft.Add(
            new GroupRestartBegan
            {
                Round = round,
                Budget = budget,
                History = left,
                Seen = [AgentCounters.Of(cause)],
                At = draft.Now.Time,
            }
        );

    internal static GroupRound Next(
        GroupDraft draft,
        string trigger,
        IReadOnlyList<string> agents,
        string reason,
        BootMoment due
    )
    {
        // Who was to go down by the round before is still to: it has had no other answer, also when it is to leave, for it
        // might come back.
        var owed = (draft.State.Round?.Agents ?? [])
            .Except(agents, StringComparer.Ordinal)
            .Intersect(draft.State.Agents, StringComparer.Ordinal);
        var dueAt = draft.Now.Time.UnixMilliseconds + (long)draft.Now.Boot.Until(due).TotalMilliseconds;
        return new GroupRound(draft.State.Rounds + 1, trigger, [.. agents, .. owed], reason, due)
        {
            DueAt = HybridTime.FromMilliseconds(dueAt),
        };
    }

    internal static IReadOnlyList<string> AllOf(GroupMandate mandate) =>
        [.. mandate.Definition!.Agents.Select(agent => agent.Address.Agent)];

    internal static TimeSpan Remaining(GroupRound round, BootMoment now) => now.Until(round.Due);

    internal static void End(GroupDraft draft)
    {
        if (draft.State.Round is not { } round || Remaining(round, draft.Now.Boot) > TimeSpan.Zero)
        {
            return;
        }

        // Those that are to leave count as long as they are there: they might come back.
        var agents = round
            .Agents.Intersect(draft.State.Agents, StringComparer.Ordinal)
            .Select(draft.Facts.Find)
            .ToList();
        if (agents.TrueForAll(agent => agent is not null && MemberRules.HasEnded(agent)))
        {
            draft.Add(
                new GroupRestartEnded(
                    round.Number,
                    [.. agents.Select(agent => AgentCounters.Of(agent!))],
                    draft.Now.Time
                )
            );
        }
    }
}
