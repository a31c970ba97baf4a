using Supervisor.Contracts;
using Supervisor.Contracts.Palettes;
using Supervisor.Fleet.Model;

namespace Supervisor.Node.Fleets.Parts;

/// <summary>What becomes of a cluster's fleet when one of its nodes brings what it runs, or is told anew at its start what to run.</summary>
internal static class PartMerge
{
    /// <summary>
    /// A node brings what it ran before it belonged. What it has for other nodes stays behind; what the cluster had planned for this node
    /// under the same names gives way to what runs. What may move and is in both is the cluster's.
    /// </summary>
    /// <param name="cluster">What its fleet is made of; none where it has none yet.</param>
    public static Outcome<MergedParts> Bring(
        IReadOnlyList<FleetPart> cluster,
        IReadOnlyList<FleetPart> own,
        string node
    )
    {
        if (!cluster.Concat(own).All(part => part.IsWhole))
        {
            return PartErrors.NotWhole();
        }

        var shared = SharedMovable.Of(cluster.SelectMany(part => part.Projects), ProjectsOf(own, node));
        if (!shared.IsOk)
        {
            return shared.Error;
        }

        var kept = shared.Value;
        var brought = ProjectsOf(own, node)
            .Where(project => !kept.StaysBehind(project))
            .SelectMany(project => project.Groups)
            .Select(group => group.Name)
            .ToHashSet(StringComparer.Ordinal);
        if (
            cluster
                .SelectMany(part => part.Projects)
                .Where(project => !GivesWay(project))
                .Select(project => Namesake(project, brought))
                .OfType<OperatorError>()
                .FirstOrDefault() is
            { } problem
        )
        {
            return problem;
        }

        return new MergedParts(
            cluster.Select(part => part.With(project => !GivesWay(project))).Where(HasProjects),
            own.Select(part => part.With(project => project.Node == node && !kept.StaysBehind(project)))
                .Where(HasProjects)
        );

        bool GivesWay(ProjectModel project) => kept.GivesWay(project) || IsPlannedOnly(project, brought, node);
    }

    /// <summary>A node's daemon was told what to run: that takes the place of what this node applied or brought before.</summary>
    public static Outcome<MergedParts> Replace(IReadOnlyList<FleetPart> cluster, FleetPart own, string node)
    {
        if (!cluster.Append(own).All(part => part.IsWhole))
        {
            return PartErrors.NotWhole();
        }

        var others = cluster.Where(part => part.Content.Home != node).ToList();
        var taken = others
            .SelectMany(part => part.Projects)
            .SelectMany(MembersOf)
            .ToLookup(one => one.Name, StringComparer.Ordinal);
        foreach (var (name, home, isMovable) in own.Projects.SelectMany(MembersOf))
        {
            // Of what may move there is one in a fleet; what is pinned each node may have for itself.
            if (taken[name].Any(there => isMovable || there.IsMovable || there.Node == home))
            {
                return PartErrors.Taken(name, home ?? node);
            }
        }

        return new MergedParts(others.Select(part => part.Content), [own.Content])
        {
            // Where it stood: what is declared twice, such as a machine, is as the first says.
            IsOwnFirst = cluster is [] || cluster[0].Content.Home == node,
        };
    }

    private static IEnumerable<ProjectModel> ProjectsOf(IEnumerable<FleetPart> parts, string node) =>
        parts.SelectMany(part => part.Projects).Where(project => project.Node == node);

    private static bool IsPlannedOnly(ProjectModel project, HashSet<string> brought, string node) =>
        project.Node == node
        && project.Groups.Count > 0
        && project.Groups.All(group => group.Placement is Placement.Pinned && brought.Contains(group.Name));

    private static OperatorError? Namesake(ProjectModel project, HashSet<string> brought) =>
        project.Groups.FirstOrDefault(group => brought.Contains(group.Name)) is { } group
            ? PartErrors.Namesake(group.Name, project.Node ?? "another node")
            : null;

    private static IEnumerable<(string Name, string? Node, bool IsMovable)> MembersOf(ProjectModel project) =>
        project.Groups.Select(group => (group.Name, project.Node, group.Placement is Placement.Movable));

    private static bool HasProjects(RevisionContent content) => content.Projects.Count > 0;
}
