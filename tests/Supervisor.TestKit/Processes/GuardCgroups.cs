using System.Globalization;
using Supervisor.Guard.Cgroups;

namespace Supervisor.TestKit.Processes;

/// <summary>The cgroups of a data directory's guard, which a guard that was killed leaves behind.</summary>
internal static class GuardCgroups
{
    private const string Cgroups = "/sys/fs/cgroup";

    private static readonly EnumerationOptions Everywhere = new()
    {
        RecurseSubdirectories = true,
        IgnoreInaccessible = true,
    };

    /// <returns>The inner ones first.</returns>
    public static IReadOnlyList<string> Of(string data) =>
        Directory.Exists(Cgroups)
            ?
            [
                .. Directory
                    .GetDirectories(Cgroups, CgroupFolder.Of(data), Everywhere)
                    .SelectMany(root => Below(root).Append(root))
                    .OrderByDescending(path => path.Length),
            ]
            : [];

    public static IEnumerable<int> Members(string cgroup)
    {
        try
        {
            return File.ReadAllLines(Path.Combine(cgroup, "cgroup.procs"))
                .Select(line => int.Parse(line, CultureInfo.InvariantCulture));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It is gone, or another user's.
            return [];
        }
    }

    /// <summary>A guard that is killed while it holds a tree still leaves it so, and what is held still does not even die.</summary>
    public static void Thaw(string cgroup)
    {
        try
        {
            using var state = new StreamWriter(File.Open(Path.Combine(cgroup, "freezer.state"), FileMode.Open));
            state.Write("THAWED");
        }
        catch (IOException)
        {
            // It is of another kind, or gone.
            return;
        }
    }

    /// <summary>It is busy as long as one that was killed has not quite gone.</summary>
    public static void Remove(string cgroup)
    {
        const int Tries = 10_000;
        for (var i = 0; Directory.Exists(cgroup); i++)
        {
            try
            {
                Directory.Delete(cgroup);
            }
            catch (IOException) when (i < Tries)
            {
                Thread.Yield();
            }
        }
    }

    // A guard that ends by itself takes its own away meanwhile.
    private static string[] Below(string root)
    {
        try
        {
            return Directory.GetDirectories(root, "*", Everywhere);
        }
        catch (DirectoryNotFoundException)
        {
            return [];
        }
    }
}
