using Supervisor.Contracts.Text;
using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Findings.Kinds;
using Supervisor.Fleet.Judging.Sites;
using Supervisor.Fleet.Model.Agents;
using Supervisor.Fleet.Places;

namespace Supervisor.Fleet.Judging.Restarting;

/// <summary>A first wait that is longer than the longest.</summary>
internal static class MinOverCap
{
    public static IEnumerable<Finding> Find(Scene scene) =>
        from site in scene.Groups
        from budget in site
            .Agents.Select(agent => (Who: agent.Name, agent.Model.Restart, Path: agent.PathOf("restart")))
            .Append((Who: site.Name, site.Model.Restart, Path: site.Supervised.Then("groupRestart")))
        where budget.Restart.Min > budget.Restart.Cap
        select Told(site, budget.Who, budget.Restart, budget.Path);

    private static Finding Told(GroupSite site, string who, RestartBudget budget, TreePath path) =>
        site.At(
            JudgeKinds.MinOverCap,
            path.Then("min"),
            $"{who} waits at least {DurationText.Format(budget.Min)} before a restart and at most {DurationText.Format(budget.Cap)}.",
            "Write a min below the cap."
        );
}
