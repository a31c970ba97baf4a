using Supervisor.Guard.Cgroups;

namespace Supervisor.EndToEndTests.Processes;

/// <summary>
/// What a daemon of a test has left running, for that is what it is made to do: a guard and agents, which bear the
/// directory in their command line or their environment.
/// </summary>
internal static class Remains
{
    private const int SigKill = 9;
    private const string Cgroups = "/sys/fs/cgroup";

    /// <param name="directory">Of all that the test has.</param>
    /// <param name="data">Of the daemon.</param>
    public static void End(string directory, string data)
    {
        // A guard that dies between two looks may have started one more.
        while (Of(directory) is { Count: > 0 } processes)
        {
            foreach (var process in processes)
            {
                Kill(process);
            }
        }

        RemoveCgroups(CgroupFolder.Of(data));
    }

    /// <summary>Those that live and are of this directory.</summary>
    public static IReadOnlyList<int> Of(string directory) =>
        [
            .. Directory
                .EnumerateDirectories("/proc")
                .Select(Path.GetFileName)
                .Where(name => int.TryParse(name, out var pid) && pid != Environment.ProcessId)
                .Select(name => int.Parse(name!, System.Globalization.CultureInfo.InvariantCulture))
                .Where(pid => Mentions(pid, directory)),
        ];

    // A process that has ended has neither, though its parent may not have heard of it yet.
    private static bool Mentions(int pid, string directory) =>
        Read(pid, "cmdline").Contains(directory, StringComparison.Ordinal)
        || Read(pid, "environ").Contains(directory, StringComparison.Ordinal);

    private static void RemoveCgroups(string name)
    {
        if (!Directory.Exists(Cgroups))
        {
            return;
        }

        var everywhere = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true };
        foreach (var root in Directory.GetDirectories(Cgroups, name, everywhere))
        {
            string[] inner = [.. Directory.GetDirectories(root, "*", everywhere), root];
            foreach (var directory in inner.OrderByDescending(path => path.Length))
            {
                Remove(directory);
            }
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

    private static void Kill(int pid)
    {
        try
        {
            Posix.Signal(pid, SigKill);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // It has ended meanwhile.
        }
    }

    private static string Read(int pid, string file)
    {
        try
        {
            return File.ReadAllText($"/proc/{pid}/{file}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It has ended meanwhile, or is another user's.
            return "";
        }
    }
}
