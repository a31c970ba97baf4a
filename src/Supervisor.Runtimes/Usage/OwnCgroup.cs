using System.Globalization;

namespace Supervisor.Runtimes.Usage;

/// <summary>
/// The cgroups that the guard has made for a process: they hold also what left its session. Where there are none, as without
/// the right to make them, its processes are found by their parents.
/// </summary>
internal static class OwnCgroup
{
    /// <summary>As the guard calls what it makes its cgroups in.</summary>
    private const string Mark = "/supervisor-";

    /// <summary>What a limit that is none looks like, and everything above it.</summary>
    private const long NoLimit = 1L << 60;

    private static readonly string[] LimitFiles = ["memory.max", "memory.limit_in_bytes"];

    /// <returns>Directories; empty where it has none of its own.</returns>
    public static IReadOnlyList<string> Of(int pid)
    {
        var path = string.Create(CultureInfo.InvariantCulture, $"/proc/{pid}/cgroup");
        try
        {
            return [.. File.ReadLines(path).SelectMany(DirectoriesOf).Where(Directory.Exists)];
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <param name="line"><c>ID:CONTROLLERS:PATH</c>, without controllers for version 2.</param>
    internal static IEnumerable<string> DirectoriesOf(string line) =>
        line.Split(':', 3) is [_, var controllers, var path] && path.Contains(Mark, StringComparison.Ordinal)
            ? controllers.Length > 0
                ? [$"/sys/fs/cgroup/{controllers}{path}"]
                : [$"/sys/fs/cgroup{path}", $"/sys/fs/cgroup/unified{path}"]
            : [];

    public static IReadOnlySet<int> Members(IReadOnlyList<string> directories) =>
        directories
            .SelectMany(directory => Lines(directory, "cgroup.procs"))
            .Select(line => int.TryParse(line, NumberStyles.None, null, out var pid) ? pid : 0)
            .Where(pid => pid > 0)
            .ToHashSet();

    public static long? MemoryLimit(IReadOnlyList<string> directories) =>
        directories
            .SelectMany(directory => LimitFiles.SelectMany(file => Lines(directory, file)))
            .Select(line => long.TryParse(line, NumberStyles.None, null, out var bytes) ? bytes : NoLimit)
            .Where(bytes => bytes < NoLimit)
            .Select(bytes => (long?)bytes)
            .Min();

    private static string[] Lines(string directory, string file)
    {
        try
        {
            var path = Path.Combine(directory, file);
            return File.Exists(path) ? File.ReadAllLines(path) : [];
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
