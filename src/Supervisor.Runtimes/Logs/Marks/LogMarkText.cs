using System.Globalization;

namespace Supervisor.Runtimes.Logs.Marks;

/// <summary>The form of a file of marks: a line that names it, then a line for each mark.</summary>
internal static class LogMarkText
{
    public const string Heading = "supervisor-log-marks 1\n";

    /// <summary>Numbers have one width each, so that the size of a file tells how many marks it has.</summary>
    public const int LineBytes = 14 + 1 + 20 + 1;

    public static string Line(LogMark mark) =>
        string.Create(CultureInfo.InvariantCulture, $"{mark.Time.ToUnixTimeMilliseconds():D14} {mark.Position:D20}\n");

    /// <summary>In the order in which they were made. A line that a crash has left unfinished is none.</summary>
    public static IReadOnlyList<LogMark> Parse(string text) =>
        text.StartsWith(Heading, StringComparison.Ordinal)
            ? [.. text[Heading.Length..].Split('\n').Select(ParseLine).OfType<LogMark>()]
            : [];

    private static LogMark? ParseLine(string line) =>
        line.Length == LineBytes - 1
        && line[14] == ' '
        && TryNumber(line.AsSpan(0, 14), out var time)
        && TryNumber(line.AsSpan(15), out var position)
            ? new LogMark(DateTimeOffset.FromUnixTimeMilliseconds(time), position)
            : null;

    private static bool TryNumber(ReadOnlySpan<char> digits, out long number) =>
        long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
