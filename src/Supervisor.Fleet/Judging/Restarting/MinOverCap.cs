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
    public static IEnumerable<Finding> Find(Scene scene) => OfAgents(scene).Concat(OfGroups(scene));

    private static IEnumerable<Finding> OfAgents(Scene scene) =>
        from agent in scene.Agents
        where agent.Model.Restart.Min > agent.Model.Restart.Cap
        select Told(agent.Group, agent.Name, agent.Model.Restart, agent.PathOf("restart"));

    private static IEnumerable<Finding> OfGroups(Scene scene) =>
        from site in scene.Groups
        where site.Model.Restart.Min > site.Model.Restart.Cap
        select Told(site, site.Name, site.Model.Restart, site.Supervised.Then("groupRestart"));

    private static Finding Told(GroupSite site, string who, RestartBudget budget, TreePath path) =>
        site.At(
            JudgeKinds.MinOverCap,
            path.Then("min"),
            $"{who} waits at least {DurationText.Format(budget.Min)} before a restart and at most {DurationText.Format(budget.Cap)}.",
            "Write a min below the cap."
        );
}
