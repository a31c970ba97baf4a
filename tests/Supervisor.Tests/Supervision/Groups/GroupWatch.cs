using Shouldly;
using Supervisor.Supervision.Groups;

namespace Supervisor.Tests.Supervision.Groups;

/// <param name="before">The state before the step.</param>
/// <param name="decided">What the step led to.</param>
internal delegate void GroupWatch(GroupScene scene, GroupState before, IReadOnlyList<GroupEvent> decided);

/// <summary>What must hold after each step of a group's life, counted without the rules that are tested.</summary>
internal static class GroupWatches
{
    /// <summary>Restarts of each budget within its window.</summary>
    internal static GroupWatch Budgets()
    {
        var spent = new SpentRestarts();
        return (scene, _, decided) =>
        {
            foreach (var happened in decided)
            {
                spent.Note(happened, scene.Now);
                if (happened is GroupRestartBegan { Budget: { } budget } began)
                {
                    spent
                        .InWindow(budget, began.Seen[0].Agent, scene.Now)
                        .ShouldBeLessThanOrEqualTo(budget == GroupBudgets.Group ? 2 : Groups.Policy.Max);
                }
            }
        };
    }

    internal static GroupWatch Escalations()
    {
        var spent = new SpentRestarts();
        var answered = new Dictionary<string, (long Failures, long Escalations)>(StringComparer.Ordinal);
        return (scene, _, decided) =>
        {
            foreach (var happened in decided)
            {
                if (happened is GroupWasQuarantined)
                {
                    // Not before the group has done all that the level below may ask of it.
                    spent.InWindow(GroupBudgets.Group, "", scene.Now).ShouldBe(2);
                }

                spent.Note(happened, scene.Now);
                foreach (var seen in CausesOf(happened))
                {
                    var before = answered.GetValueOrDefault(seen.Agent);
                    (seen.Failures > before.Failures || seen.Escalations > before.Escalations).ShouldBeTrue(
                        $"{happened} answers nothing new"
                    );
                }

                foreach (var seen in AllSeen(happened))
                {
                    answered[seen.Agent] = (seen.Failures, seen.Escalations);
                }
            }
        };
    }

    internal static void Stays(GroupScene scene, GroupState before, IReadOnlyList<GroupEvent> decided)
    {
        (before.StoppedBy is not null && scene.State.StoppedBy is null).ShouldBe(
            before.StoppedBy is not null && decided.LastOrDefault(IsStopOrStart) is GroupStarted
        );
        if (before.Quarantine is not null && scene.State.Quarantine is null)
        {
            decided.OfType<GroupReleased>().ShouldNotBeEmpty();
        }

        var orders = scene.State.Agents.Select(scene.OrdersOf).ToList();
        if (scene.State.StoppedBy is not null || scene.State.Quarantine is not null)
        {
            orders.ShouldAllBe(order => !order.Run);
        }

        if (scene.Mandate.Hold is { } hold)
        {
            decided.ShouldNotContain(happened => CausesOf(happened).Any());
            orders.Where(order => order.Run).ShouldAllBe(order => order.Hold == hold);
        }
    }

    private static bool IsStopOrStart(GroupEvent happened) => happened is GroupStopped or GroupStarted;

    /// <summary>Of whoever is the cause of what happens by itself.</summary>
    private static IEnumerable<AgentCounters> CausesOf(GroupEvent happened) =>
        happened switch
        {
            GroupRestartBegan { Budget: not null } began => began.Seen,
            GroupAgentExhausted exhausted => [exhausted.Seen],
            GroupWasQuarantined quarantined => [quarantined.Seen],
            _ => [],
        };

    private static IEnumerable<AgentCounters> AllSeen(GroupEvent happened) =>
        happened switch
        {
            GroupRestartEnded ended => ended.Seen,
            GroupFailuresNoted noted => noted.Seen,
            _ => CausesOf(happened),
        };
}
