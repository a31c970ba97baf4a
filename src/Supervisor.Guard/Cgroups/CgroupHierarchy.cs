namespace Supervisor.Guard.Cgroups;

/// <summary>A mounted tree of cgroups, and where in it the guard is.</summary>
/// <param name="Controllers">Of version 1: what this tree is for. Of version 2 what can be used is a matter of each directory.</param>
/// <param name="Own">The directory of the guard's own cgroup.</param>
/// <param name="Point">Where it is mounted.</param>
/// <param name="Root">The part of the tree that the mount shows: in a container, only that.</param>
internal sealed record CgroupHierarchy(
    bool IsVersion2,
    IReadOnlyList<string> Controllers,
    string Own,
    string Point = "",
    string Root = "/"
)
{
    /// <summary>The directory of a cgroup, by its path in the whole tree; null when it is outside of what can be seen from here.</summary>
    public string? At(string path) =>
        Point.Length > 0 && !path.Contains("..", StringComparison.Ordinal) && IsWithin(path)
            ? CgroupMounts.Within(Point, Root, path)
            : null;

    private bool IsWithin(string path) => Root == "/" || path.StartsWith(Root + "/", StringComparison.Ordinal);
}
