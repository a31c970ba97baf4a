using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Findings.Kinds;
using Supervisor.Fleet.Judging.Sites;
using Supervisor.Fleet.Model.Agents;
using Supervisor.Fleet.Model.Services;

namespace Supervisor.Fleet.Judging.Restarting;

/// <summary>A wait for the end of something that is started again whenever it ends.</summary>
internal static class NeverCompletes
{
    public static IEnumerable<Finding> Find(Scene scene) =>
        from site in scene.Groups
        from dependency in site.Service.DependsOn
        where dependency.Value.Condition is DependencyCondition.CompletedSuccessfully
        let needed = site.Project.GroupsByName.GetValueOrDefault(dependency.Key)
        where needed is not null && needed.Agents.Any(IsEndless)
        select site.At(
            JudgeKinds.NeverCompletes,
            site.Path.Then("depends_on").Then(dependency.Key),
            $"'{site}' waits until '{dependency.Key}' has completed, and '{dependency.Key}' is restarted whenever it ends.",
            $"Write restart: on-failure (or \"no\") at '{dependency.Key}', or wait for service_started."
        );

    private static bool IsEndless(AgentSite agent) =>
        agent.Model.RestartMode is RestartMode.Always or RestartMode.UnlessStopped;
}
