using Supervisor.Guard.Cgroups;

namespace Supervisor.Guard.Holding;

/// <summary>Holds all processes of a cgroup still, so that none is born while they are counted and killed.</summary>
internal static class ContainerFreezer
{
    private const string Controller = "freezer";

    /// <returns>The directory to freeze by, version 2 before version 1; null when there is none that can be seen from here.</returns>
    public static string? Choose(IEnumerable<ContainerCgroup> cgroups, IReadOnlyList<CgroupHierarchy> mounted) =>
        cgroups
            .OrderByDescending(cgroup => cgroup.IsVersion2)
            .Select(cgroup => mounted.FirstOrDefault(tree => IsFor(tree, cgroup))?.At(cgroup.Path))
            .FirstOrDefault(directory => directory is not null);

    public static void Freeze(string directory)
    {
        // Each version has only its own file, and the other is not there to be written.
        CgroupFile.Write(Path.Combine(directory, "cgroup.freeze"), "1");
        CgroupFile.Write(Path.Combine(directory, "freezer.state"), "FROZEN");
    }

    /// <summary>Of version 1 nothing dies before it; and what its engine had paused dies of it, too.</summary>
    public static void Thaw(string directory)
    {
        CgroupFile.Write(Path.Combine(directory, "cgroup.freeze"), "0");
        CgroupFile.Write(Path.Combine(directory, "freezer.state"), "THAWED");
    }

    private static bool IsFor(CgroupHierarchy tree, ContainerCgroup cgroup) =>
        tree.IsVersion2
            ? cgroup.IsVersion2
            : cgroup.Controllers.Contains(Controller, StringComparer.Ordinal)
                && tree.Controllers.Contains(Controller, StringComparer.Ordinal);
}
