using Supervisor.Contracts.Text;
using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Findings.Kinds;
using Supervisor.Fleet.Judging.Sites;
using Supervisor.Fleet.Judging.Text;
using Supervisor.Fleet.Places;

namespace Supervisor.Fleet.Judging.Names;

/// <summary><c>depends_on</c> knows the services of its own file alone; what it does not require may be missing.</summary>
internal static class UnknownDependency
{
    /// <summary>Which depend on the services that they name.</summary>
    private static readonly string[] Keys = ["links", "volumes_from"];

    public static IEnumerable<Finding> Find(Scene scene) =>
        from site in scene.Groups
        from dependency in site.Service.DependsOn
        where dependency.Value.Required && !site.Project.GroupsByName.ContainsKey(dependency.Key)
        let path = PathOf(site, dependency.Key)
        where path is not null
        select site.Project.Model.Inactive.TryGet(dependency.Key, out var inactive)
            ? InactiveDependency(site, path, dependency.Key, inactive.Profiles[0])
            : Unknown(scene, site, path, dependency.Key);

    private static Finding InactiveDependency(GroupSite group, TreePath path, string service, string profile) =>
        group.At(
            JudgeKinds.InactiveNeed,
            path,
            $"The service '{group}' depends on '{service}', whose profile {profile} is not active.",
            $"Activate it with COMPOSE_PROFILES={profile}, or write 'required: false' at the dependency."
        );

    private static Finding Unknown(Scene scene, GroupSite group, TreePath path, string service)
    {
        var services = group.Project.GroupsByName.Keys;
        return group.At(
            JudgeKinds.UnknownDependency,
            path,
            $"The service '{group}' depends on '{service}', which is not a service of this file.",
            Suggestion.For(service, services) is { } near ? $"Did you mean '{near}'?"
                : scene.Groups.Any(other => other.Name == service)
                    ? $"It is in another file: write it as a need, x-supervisor: {{ agents: {{ {group}: {{ needs: [{service}] }} }} }}."
                : $"The services of the file are {Phrases.And(services)}."
        );
    }

    /// <summary>Null for a service whose name space is joined, which is told where that is written.</summary>
    private static TreePath? PathOf(GroupSite group, string service)
    {
        var written = group.Path.Then("depends_on").Then(service);
        return written.NodeIn(group.Project.Tree.Root) is not null
            ? written
            : Keys.Select(group.Path.Then)
                .FirstOrDefault(path => path.NodeIn(group.Project.Tree.Root)?.Mentions(service) is true);
    }
}
