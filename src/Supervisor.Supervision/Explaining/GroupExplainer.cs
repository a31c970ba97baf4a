using Supervisor.Contracts.Text;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Explaining.Causes;
using Supervisor.Supervision.Explaining.Waiting;
using Supervisor.Supervision.Roster;

namespace Supervisor.Supervision.Explaining;

/// <summary>Explains a group by its own snapshot, and by the worst of its agents where they are the reason.</summary>
public static class GroupExplainer
{
    /// <inheritdoc cref="AgentExplainer.Explain"/>
    public static Explanation Explain(GroupSnapshot group, RosterView roster, string? problem, DateTimeOffset now)
    {
        var account = AccountOf(group, roster);
        var away = GroupMembers.Of(group.Name, roster).FirstOrDefault(agent => agent.Away is not null)?.Away;
        return new Explanation(
            group.Name,
            group.State,
            GroupCauses.Of(group),
            Sentences.Join(
                $"{group.Name} {account.Clause}.",
                account.Outlook,
                AwayText.OfGroup(away),
                SupervisorProblem(problem)
            ),
            [.. Details(group, roster, problem, now)],
            AwayText.Remedy(away, account.Remedy)
        );
    }

    /// <inheritdoc cref="AgentExplainer.Brief"/>
    public static BriefExplanation Brief(GroupSnapshot group, RosterView roster)
    {
        var account = AccountOf(group, roster);
        return new BriefExplanation($"{group.Name} {account.Clause}", account.Remedy);
    }

    private static Account AccountOf(GroupSnapshot group, RosterView roster)
    {
        var cause = GroupCauses.Of(group);
        if (cause == GroupCauses.NotReady && Worst(group, roster) is { } worst)
        {
            if (IsAll(worst.Agent, group, roster))
            {
                return worst.Account;
            }

            // What happens next is said of the agent, and would be read as if it were said of the group.
            var clause = $"{Standing.Of(group)}; {worst.Agent.Address} {worst.Account.Clause}";
            return worst.Account with { Clause = clause, Outlook = "" };
        }

        return cause == GroupCauses.Stopped
            ? new Account(Standing.Of(group), "", StartOf(group, roster))
            : new Account(Clause.WithReason(StandingOf(group, cause), group.Reason), "", GroupCauses.RemedyOf(group));
    }

    /// <summary>The group is this agent, by another word for it.</summary>
    private static bool IsAll(AgentSnapshot agent, GroupSnapshot group, RosterView roster) =>
        agent.Address.Agent == group.Name && GroupMembers.Of(group.Name, roster).Count() == 1;

    private static string StandingOf(GroupSnapshot group, string cause) =>
        cause switch
        {
            GroupCauses.Ready => "is ready",
            GroupCauses.NotReady => "is not ready",
            GroupCauses.Stopping => "is being stopped",
            GroupCauses.Restarting => "is being restarted",
            _ => $"is {group.State}",
        };

    /// <summary>The agent that most needs somebody to do something about it.</summary>
    private static Member? Worst(GroupSnapshot group, RosterView roster) =>
        GroupMembers
            .Unready(group, roster)
            .Select(agent => new Member(agent, CauseTable.Explain(new AgentSubject(agent, roster))))
            .OrderByDescending(member => member.Account.Remedy.Length > 0)
            .ThenByDescending(member => member.Agent.Phase == AgentPhase.Quarantined)
            .ThenByDescending(member => member.Agent.Phase != AgentPhase.Waiting)
            .FirstOrDefault();

    private static string StartOf(GroupSnapshot group, RosterView roster)
    {
        var causes = GroupMembers.Of(group.Name, roster).Select(static agent => agent.Cause).ToList();
        return causes.Contains(AgentCauses.FleetDown, StringComparer.Ordinal) ? Remedies.StartFleet
            : causes.Contains(AgentCauses.Forbidden, StringComparer.Ordinal) ? Remedies.None
            : Remedies.StartGroup(group.Name);
    }

    private static string SupervisorProblem(string? problem) =>
        problem is null ? "" : $"Its supervisor has a problem of its own: {Clause.Of(problem)}.";

    private static IEnumerable<ExplanationDetail> Details(
        GroupSnapshot group,
        RosterView roster,
        string? problem,
        DateTimeOffset now
    )
    {
        yield return new ExplanationDetail("for", DurationText.Format(now - group.Since.WallClock));
        yield return new ExplanationDetail(
            "ready",
            $"{group.Ready} of {group.Counted}, {group.Enough} {CountText.Are(group.Enough)} enough"
        );
        yield return new ExplanationDetail("restarts", $"{group.Restarts}");
        if (ContainerText.Of(group.Name, roster) is { } container)
        {
            yield return new ExplanationDetail("container", container);
        }

        var unready = string.Join(
            "; ",
            GroupMembers.Unready(group, roster).Select(agent => $"{agent.Address} {Standing.Of(agent)}")
        );
        if (unready.Length > 0)
        {
            yield return new ExplanationDetail("notReady", unready);
        }

        if (problem is not null)
        {
            yield return new ExplanationDetail("supervisorProblem", problem);
        }
    }

    private sealed record Member(AgentSnapshot Agent, Account Account);
}
