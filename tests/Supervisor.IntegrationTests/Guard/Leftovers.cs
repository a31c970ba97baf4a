using Supervisor.Guard.Cgroups;
using Supervisor.Guard.Native;
using Supervisor.Guard.Processes;

namespace Supervisor.IntegrationTests.Guard;

/// <summary>What one test left on the machine, guards and cgroups too. What it started carries its directory's name.</summary>
internal sealed class Leftovers(string directory)
{
    public const string MarkVariable = "SUPERVISOR_GUARD_TEST";

    /// <summary>How long a program of a test lives if nobody ends it, in seconds: longer than its test may take.</summary>
    public const string Lifetime = "300";

    private const string Cgroups = "/sys/fs/cgroup";

    private static readonly EnumerationOptions Everywhere = new()
    {
        RecurseSubdirectories = true,
        IgnoreInaccessible = true,
    };

    /// <returns>A sentence for each that was found; the processes among them are dead by then.</returns>
    public IReadOnlyList<string> Clear()
    {
        var found = new List<string>();
        while (Processes() is { Count: > 0 } processes)
        {
            foreach (var process in processes)
            {
                found.Add($"{process.Pid} {CommandLine(process.Pid)}");
                using var hold = ProcessHold.Take(process.Pid, process.StartTicks);
                hold?.Signal(LibcProcesses.SignalKill);
            }
        }

        return [.. found.Distinct(StringComparer.Ordinal), .. Directories()];
    }

    /// <summary>Children of a guard whose end it was not told of, or did not care for.</summary>
    public static IReadOnlyList<int> ZombiesOf(int guard) =>
        [
            .. Directory
                .EnumerateDirectories("/proc")
                .Select(Path.GetFileName)
                .Where(name => int.TryParse(name, out _))
                .Select(name => ProcessTable.Find(int.Parse(name!)))
                .Where(process => process is { IsDead: true } && process.Parent == guard)
                .Select(process => process!.Pid),
        ];

    private IReadOnlyList<ProcessEntry> Processes() =>
        [
            .. ProcessTable
                .All()
                .Where(process =>
                    ProcessTable.HasVariable(process.Pid, $"{MarkVariable}={directory}")
                    || CommandLine(process.Pid).Split(' ').Contains(directory, StringComparer.Ordinal)
                ),
        ];

    private IEnumerable<string> Directories() =>
        Directory.Exists(Cgroups)
            ? Directory.EnumerateDirectories(Cgroups, CgroupFolder.Of(directory), Everywhere)
            : [];

    private static string CommandLine(int pid)
    {
        try
        {
            return File.ReadAllText($"/proc/{pid}/cmdline").Replace('\0', ' ');
        }
        catch (IOException)
        {
            return "";
        }
    }
}
