using System.Globalization;

namespace Supervisor.Guard.Processes;

/// <summary>Reads the line of /proc/PID/stat.</summary>
internal static class ProcessStat
{
    // Counted from the state, which is field 3.
    private const int State = 0;
    private const int Parent = 1;
    private const int Group = 2;
    private const int Session = 3;
    private const int StartTicks = 19;

    /// <summary>Null when the line is none. The program's name may hold anything, so it is skipped from its last bracket.</summary>
    public static ProcessEntry? Parse(string line)
    {
        var nameEnd = line.LastIndexOf(')');
        var nameStart = line.IndexOf('(', StringComparison.Ordinal);
        if (nameStart <= 0 || nameEnd < nameStart || !int.TryParse(line.AsSpan(0, nameStart), out var pid))
        {
            return null;
        }

        var fields = line[(nameEnd + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return fields.Length > StartTicks
            ? new ProcessEntry(
                pid,
                Number(fields[Parent]),
                Number(fields[Group]),
                Number(fields[Session]),
                long.Parse(fields[StartTicks], CultureInfo.InvariantCulture),
                fields[State] is "Z" or "X"
            )
            : null;
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
