using System.Globalization;

namespace Supervisor.Runtimes.Containers.Execs.Processes;

/// <summary>What of /proc/PID/status tells which numbers a process has: one in each pid namespace, from without to within.</summary>
internal static class NamespacePids
{
    private const string Name = "NSpid:";

    /// <summary>The number that it has for itself and those beside it; null where the kernel does not say.</summary>
    /// <param name="status">Its name stands there as well, but without the ends of lines that it may have.</param>
    public static int? Innermost(string status)
    {
        foreach (var line in status.AsSpan().EnumerateLines())
        {
            if (line.StartsWith(Name, StringComparison.Ordinal))
            {
                var last = line[(line.LastIndexOfAny('\t', ' ', ':') + 1)..];
                return int.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var pid) ? pid : null;
            }
        }

        return null;
    }
}
