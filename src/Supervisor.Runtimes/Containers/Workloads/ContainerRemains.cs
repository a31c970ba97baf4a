using System.Diagnostics;
using System.Globalization;

namespace Supervisor.Runtimes.Containers.Workloads;

/// <summary>
/// What a container has left on this machine, whatever its engine knows of it: an engine that was killed may have lost sight of
/// what it had begun. By the id in their cgroups, which no other container ever has.
/// </summary>
internal static class ContainerRemains
{
    /// <summary>Kills all that lives of it.</summary>
    /// <returns>Whether there was anything.</returns>
    public static bool End(string container)
    {
        var left = Directory
            .EnumerateDirectories("/proc")
            .Select(NumberOf)
            .Where(pid => pid > 0 && Has(pid, container));
        var hasKilled = false;
        foreach (var pid in left)
        {
            hasKilled |= Kill(pid);
        }

        return hasKilled;
    }

    private static int NumberOf(string directory) =>
        int.TryParse(Path.GetFileName(directory), NumberStyles.None, CultureInfo.InvariantCulture, out var pid)
            ? pid
            : 0;

    private static bool Has(int pid, string container)
    {
        try
        {
            return File.ReadAllText($"/proc/{pid}/cgroup").Contains(container, StringComparison.Ordinal);
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
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException)
        {
            return false;
        }
    }
}
