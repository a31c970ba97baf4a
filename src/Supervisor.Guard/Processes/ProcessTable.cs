using System.Globalization;

namespace Supervisor.Guard.Processes;

/// <summary>What runs on this machine, as /proc shows it. Every look may find that a process has just gone.</summary>
internal static class ProcessTable
{
    private const string Proc = "/proc";

    public static ProcessEntry? Find(int pid)
    {
        try
        {
            return ProcessStat.Parse(File.ReadAllText($"{Proc}/{pid}/stat"));
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>All that have not ended.</summary>
    public static IReadOnlyList<ProcessEntry> All() =>
        [.. Pids().Select(Find).OfType<ProcessEntry>().Where(process => !process.IsDead)];

    /// <summary>Whether the process was started with this variable; false when it may not be looked at.</summary>
    public static bool HasVariable(int pid, string variable)
    {
        try
        {
            return File.ReadAllText($"{Proc}/{pid}/environ").Split('\0').Contains(variable, StringComparer.Ordinal);
        }
        catch (Exception hidden) when (hidden is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static IEnumerable<int> Pids()
    {
        foreach (var directory in Directory.EnumerateDirectories(Proc))
        {
            if (
                int.TryParse(
                    Path.GetFileName(directory.AsSpan()),
                    NumberStyles.None,
                    CultureInfo.InvariantCulture,
                    out var pid
                )
            )
            {
                yield return pid;
            }
        }
    }
}
