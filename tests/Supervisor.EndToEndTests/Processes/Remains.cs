using Supervisor.TestKit.Processes;

namespace Supervisor.EndToEndTests.Processes;

/// <summary>
/// What a daemon of a test has left running, for that is what it is made to do: a guard and agents, which bear the
/// directory in their command line or their environment, and are in the cgroups of its guard.
/// </summary>
internal static class Remains
{
    /// <param name="directory">Of all that the test has.</param>
    /// <param name="data">Of the daemon.</param>
    public static void End(string directory, string data)
    {
        // A guard that dies between two looks may have started one more.
        while (Of(directory, GuardCgroups.Of(data)) is { Count: > 0 } processes)
        {
            foreach (var process in processes)
            {
                Posix.TrySignal(process, Posix.SigKill);
            }

            foreach (var cgroup in GuardCgroups.Of(data))
            {
                GuardCgroups.Thaw(cgroup);
            }
        }

        foreach (var cgroup in GuardCgroups.Of(data))
        {
            GuardCgroups.Remove(cgroup);
        }
    }

    // A process that has ended has neither, though its parent may not have heard of it yet. One that is just becoming another
    // program has neither for a moment, too: then its cgroup tells of it.
    private static HashSet<int> Of(string directory, IEnumerable<string> cgroups) =>
        [
            .. MachineProcesses.Pids().Where(pid => pid != Environment.ProcessId && Mentions(pid, directory)),
            .. cgroups.SelectMany(GuardCgroups.Members),
        ];

    private static bool Mentions(int pid, string directory) =>
        Read($"/proc/{pid}/cmdline").Contains(directory, StringComparison.Ordinal)
        || Read($"/proc/{pid}/environ").Contains(directory, StringComparison.Ordinal);

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
