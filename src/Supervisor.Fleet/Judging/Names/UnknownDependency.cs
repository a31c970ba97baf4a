using Supervisor.Contracts.Text;
using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Findings.Kinds;
using Supervisor.Fleet.Judging.Sites;
using Supervisor.Fleet.Judging.Text;

namespace Supervisor.Fleet.Judging.Names;

/// <summary><c>depends_on</c> knows the services of its own file alone; what it does not require may be missing.</summary>
internal static class UnknownDependency
{
    public static IEnumerable<Finding> Find(Scene scene) =>
        from site in scene.Groups
        from dependency in site.Service.DependsOn
        where dependency.Value.Required && !IsActive(site.Project, dependency.Key)
        select site.Project.Model.Inactive.TryGet(dependency.Key, out var inactive)
            ? InactiveDependency(site, dependency.Key, inactive.Profiles[0])
            : Unknown(scene, site, dependency.Key);

    private static bool IsActive(ProjectSite project, string service) => project.GroupsByName.ContainsKey(service);

    private static Finding InactiveDependency(GroupSite group, string service, string profile) =>
        group.At(
            JudgeKinds.InactiveNeed,
            PathOf(group, service),
            $"The service '{group}' depends on '{service}', whose profile {profile} is not active.",
            $"Activate it with COMPOSE_PROFILES={profile}, or write 'required: false' at the dependency."
        );

    private static Finding Unknown(Scene scene, GroupSite group, string service)
    {
        var services = group.Project.GroupsByName.Keys;
        return group.At(
            JudgeKinds.UnknownDependency,
            PathOf(group, service),
            $"The service '{group}' depends on '{service}', which is not a service of this file.",
            Suggestion.For(service, services) is { } near ? $"Did you mean '{near}'?"
                : scene.Groups.Any(other => other.Name == service)
                    ? $"It is in another file: write it as a need, x-supervisor: {{ agents: {{ {group}: {{ needs: [{service}] }} }} }}."
                : $"The services of the file are {Words.And(services)}."
        );
    }

    private static Places.TreePath PathOf(GroupSite group, string service) =>
        group.Path.Then("depends_on").Then(service);
}
