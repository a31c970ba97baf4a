namespace Supervisor.Guard.Cgroups;

/// <summary>Reads from the kernel's tables where cgroups are mounted and which the guard is in.</summary>
internal static class CgroupMounts
{
    // Fields of /proc/self/mountinfo, and those after its dash.
    private const int RootField = 3;
    private const int PointField = 4;
    private const int TypeAfterDash = 1;
    private const int OptionsAfterDash = 3;

    public static IReadOnlyList<CgroupHierarchy> OfThisProcess() =>
        Read(File.ReadAllLines("/proc/self/mountinfo"), File.ReadAllLines("/proc/self/cgroup"));

    /// <param name="mounts">Lines of mountinfo.</param>
    /// <param name="own">Lines of the process's cgroup file: number, controllers, path.</param>
    public static IReadOnlyList<CgroupHierarchy> Read(IEnumerable<string> mounts, IReadOnlyList<string> own) =>
        [.. mounts.Select(line => Read(line, own)).OfType<CgroupHierarchy>()];

    private static CgroupHierarchy? Read(string mount, IReadOnlyList<string> own)
    {
        var fields = mount.Split(' ');
        var dash = Array.IndexOf(fields, "-");
        if (
            dash < 0
            || fields.Length <= dash + OptionsAfterDash
            || fields[dash + TypeAfterDash] is not ("cgroup" or "cgroup2")
        )
        {
            return null;
        }

        var isVersion2 = fields[dash + TypeAfterDash] == "cgroup2";
        var options = fields[dash + OptionsAfterDash].Split(',');
        foreach (var line in own)
        {
            var parts = line.Split(':', 3);
            if (parts.Length == 3 && (isVersion2 ? parts[1].Length == 0 : IsOf(parts[1], options)))
            {
                var controllers = parts[1].Split(',', StringSplitOptions.RemoveEmptyEntries);
                return new CgroupHierarchy(
                    isVersion2,
                    controllers,
                    Within(fields[PointField], fields[RootField], parts[2]),
                    fields[PointField],
                    fields[RootField]
                );
            }
        }

        return null;
    }

    private static bool IsOf(string controllers, string[] options) =>
        controllers.Length > 0 && controllers.Split(',').All(name => options.Contains(name, StringComparer.Ordinal));

    /// <summary>In a container the mount shows only a part of the tree, and the path is still that of the whole.</summary>
    public static string Within(string point, string root, string path)
    {
        var relative = root != "/" && path.StartsWith(root, StringComparison.Ordinal) ? path[root.Length..] : path;
        var inside = relative.Trim('/');
        return inside.Length == 0 ? point : Path.Combine(point, inside);
    }
}
