namespace Supervisor.Guard.Cgroups;

/// <summary>A mounted tree of cgroups, and where in it the guard is.</summary>
/// <param name="Controllers">Of version 1: what this tree is for. Of version 2 what can be used is a matter of each directory.</param>
/// <param name="Own">The directory of the guard's own cgroup.</param>
internal sealed record CgroupHierarchy(bool IsVersion2, IReadOnlyList<string> Controllers, string Own);
