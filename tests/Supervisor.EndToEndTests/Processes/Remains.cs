using System.Globalization;
using Supervisor.Guard.Cgroups;

namespace Supervisor.EndToEndTests.Processes;

/// <summary>
/// What a daemon of a test has left running, for that is what it is made to do: a guard and agents, which bear the
/// directory in their command line or their environment, and are in the cgroups of its guard.
/// </summary>
internal static class Remains
{
    private const string Cgroups = "/sys/fs/cgroup";

    private static readonly EnumerationOptions Everywhere = new()
    {
        RecurseSubdirectories = true,
        IgnoreInaccessible = true,
    };

    /// <param name="directory">Of all that the test has.</param>
    /// <param name="data">Of the daemon.</param>
    public static void End(string directory, string data)
    {
        // A guard that dies between two looks may have started one more.
        while (Of(directory, CgroupsOf(data)) is { Count: > 0 } processes)
        {
            foreach (var process in processes)
            {
                Posix.TrySignal(process, Posix.SigKill);
            }

            foreach (var cgroup in CgroupsOf(data))
            {
                Thaw(cgroup);
            }
        }

        foreach (var cgroup in CgroupsOf(data))
        {
            Remove(cgroup);
        }
    }

    // A process that has ended has neither, though its parent may not have heard of it yet. One that is just becoming another
    // program has neither for a moment, too: then its cgroup tells of it.
    private static HashSet<int> Of(string directory, IEnumerable<string> cgroups) =>
        [
            .. MachineProcesses.Pids().Where(pid => pid != Environment.ProcessId && Mentions(pid, directory)),
            .. cgroups.SelectMany(Members),
        ];

    private static bool Mentions(int pid, string directory) =>
        Read($"/proc/{pid}/cmdline").Contains(directory, StringComparison.Ordinal)
        || Read($"/proc/{pid}/environ").Contains(directory, StringComparison.Ordinal);

    private static IEnumerable<int> Members(string cgroup) =>
        Read(Path.Combine(cgroup, "cgroup.procs"))
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => int.Parse(line, CultureInfo.InvariantCulture));

    /// <returns>The inner ones first.</returns>
    private static List<string> CgroupsOf(string data) =>
        Directory.Exists(Cgroups)
            ?
            [
                .. Directory
                    .GetDirectories(Cgroups, CgroupFolder.Of(data), Everywhere)
                    .SelectMany(root => Below(root).Append(root))
                    .OrderByDescending(path => path.Length),
            ]
            : [];

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

    /// <summary>A guard that is killed while it holds a tree still leaves it so, and what is held still does not even die.</summary>
    private static void Thaw(string cgroup)
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
    private static void Remove(string cgroup)
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

    private static string Read(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It has ended meanwhile, or is another user's.
            return "";
        }
    }
}
