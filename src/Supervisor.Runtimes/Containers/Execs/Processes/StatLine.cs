using System.Globalization;

namespace Supervisor.Runtimes.Containers.Execs.Processes;

/// <summary>What of /proc/PID/stat tells whether a process lives, and which it is.</summary>
public readonly record struct StatLine(bool IsDead, long StartTicks)
{
    // Counted from the state, which is field 3.
    private const int StartField = 19;

    /// <summary>Null when it is none. The name stands in brackets and may hold anything: what counts is behind the last one.</summary>
    public static StatLine? Parse(string text)
    {
        var fields = text[(text.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return
            fields.Length > StartField
            && long.TryParse(fields[StartField], NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
            ? new StatLine(fields[0] is "Z" or "X", ticks)
            : null;
    }
}
