using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Findings.Kinds;
using Supervisor.Fleet.Judging.Sites;
using Supervisor.Fleet.Places;

namespace Supervisor.Fleet.Judging.Names;

/// <summary>One engine has each container name once: those that are written, and those that Compose makes up.</summary>
internal static class ContainerNameTaken
{
    public static IEnumerable<Finding> Find(Scene scene) =>
        from same in scene
            .Groups.Where(site => site is { IsMovable: false, Service.ContainerName: not null })
            .GroupBy(site => (site.Node, site.Service.ContainerName))
        // Made-up names that are equal are those of equal groups, which is told as that.
        where same.Any(IsWritten)
        from later in same.Skip(1)
        let first = same.First()
        select later.At(
            JudgeKinds.ContainerNameTaken,
            PathOf(later),
            $"The container of '{later}' is called '{same.Key.ContainerName}', as is that of '{first}' at {first.Place}.",
            "Give one of them another container_name, or none: Compose then makes one up."
        );

    private static bool IsWritten(GroupSite site) => PathOf(site).NodeIn(site.Project.Tree.Root) is not null;

    private static TreePath PathOf(GroupSite site) => site.Path.Then("container_name");
}
