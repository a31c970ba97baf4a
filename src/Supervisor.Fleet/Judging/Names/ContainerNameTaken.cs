using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Findings.Kinds;
using Supervisor.Fleet.Judging.Sites;

namespace Supervisor.Fleet.Judging.Names;

/// <summary>One engine has each container name once: those that are written, and those that Compose makes up.</summary>
internal static class ContainerNameTaken
{
    public static IEnumerable<Finding> Find(Scene scene) =>
        from same in scene
            .Groups.Where(site => site is { IsMovable: false, Model.IsProcess: false })
            .GroupBy(site => (site.Node, Name: NameOf(site)))
        // Made-up names that are equal are those of equal groups, which is told as that.
        where same.Any(site => site.Service.ContainerName is not null)
        from later in same.Skip(1)
        let first = same.First()
        select later.At(
            JudgeKinds.ContainerNameTaken,
            later.Path.Then("container_name"),
            $"The container of '{later}' is called '{same.Key.Name}', as is that of '{first}' at {first.Place}.",
            $"Give one of them another container_name, or none: Compose then calls it {Made(later)}."
        );

    private static string NameOf(GroupSite site) => site.Service.ContainerName ?? Made(site);

    private static string Made(GroupSite site) => $"{site.Project.Model.Name}-{site.Name}-1";
}
