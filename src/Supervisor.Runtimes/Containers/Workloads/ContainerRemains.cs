using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Supervisor.Runtimes.Containers.Execs.Processes;

namespace Supervisor.Runtimes.Containers.Workloads;

/// <summary>By the container's id in the cgroups of processes, which no other container ever has.</summary>
internal sealed class ContainerRemains : IContainerRemains
{
    public bool Live(string container) => Of(container).Any();

    public bool End(string container)
    {
        var hasKilled = false;
        foreach (var pid in Of(container))
        {
            hasKilled |= Kill(pid);
        }

        return hasKilled;
    }

    private static IEnumerable<int> Of(string container) =>
        Directory.EnumerateDirectories("/proc").Select(NumberOf).Where(pid => pid > 0 && Has(pid, container));

    private static int NumberOf(string directory) =>
        int.TryParse(Path.GetFileName(directory), NumberStyles.None, CultureInfo.InvariantCulture, out var pid)
            ? pid
            : 0;

    private static bool Has(int pid, string container)
    {
        try
        {
            // Who has ended, and whose end nobody has asked for yet, is still in its cgroup.
            return File.ReadAllText($"/proc/{pid}/cgroup").Contains(container, StringComparison.Ordinal)
                && StatLine.Parse(File.ReadAllText($"/proc/{pid}/stat")) is { IsDead: false };
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static bool Kill(int pid)
    {
        try
        {
            using var process = Process.GetProcessById(pid);
            process.Kill();
            return true;
        }
        // The last where the daemon may speak with the engine, and not with what it runs.
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException or Win32Exception)
        {
            return false;
        }
    }
}
