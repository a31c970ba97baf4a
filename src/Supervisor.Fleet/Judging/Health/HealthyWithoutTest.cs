using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Findings.Kinds;
using Supervisor.Fleet.Model.Services;

namespace Supervisor.Fleet.Judging.Health;

/// <summary>
/// <c>service_healthy</c> on a service whose file gives no test: unless the image brings one, it is never healthy.
/// </summary>
internal static class HealthyWithoutTest
{
    public static IEnumerable<Finding> Find(Scene scene) =>
        from site in scene.Groups
        from dependency in site.Service.DependsOn
        where dependency.Value.Condition is DependencyCondition.Healthy
        let needed = site.Project.GroupsByName.GetValueOrDefault(dependency.Key)
        where needed is { Service.Health: null or { IsDisabled: true }, Model.IsProcess: false }
        where needed.Model.Agents.All(agent => agent.Probe is null)
        select site.At(
            JudgeKinds.HealthyWithoutTest,
            site.Path.Then("depends_on").Then(dependency.Key),
            $"'{site}' waits until '{dependency.Key}' is healthy, and '{dependency.Key}' has no health test of its own.",
            $"Give '{dependency.Key}' a healthcheck or a probe, or wait for service_started."
        );
}
