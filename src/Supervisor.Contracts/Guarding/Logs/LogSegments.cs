using System.Globalization;

namespace Supervisor.Contracts.Guarding.Logs;

/// <summary>
/// The files of one log. What a process ever wrote is a sequence of bytes, each with a position. Old ones are in segments,
/// <c>NAME.START</c>, which never change; the rest is in the live file, <c>NAME</c>. The file system itself keeps the books:
/// the first byte of the live file that is data, and no hole, has the position at which the last segment ends. That holds
/// whether the live file's head was made a hole, or was taken out of it altogether.
/// </summary>
public static class LogSegments
{
    /// <summary>All numbers have the same width, so that names sort by position.</summary>
    private const string Digits = "D20";
    private const int DigitCount = 20;
    private const string CopiedSuffix = ".copied";

    /// <summary>A copy that is not complete; it counts for nothing.</summary>
    public static string Copying(string live) => live + ".copying";

    public static string Final(string live, long start) =>
        $"{live}.{start.ToString(Digits, CultureInfo.InvariantCulture)}";

    /// <summary>
    /// A complete copy of what begins at <paramref name="offset"/> of the live file, where the same bytes may or may not
    /// be a hole by now.
    /// </summary>
    public static string Copied(string live, long start, long offset) =>
        $"{Final(live, start)}.{offset.ToString(Digits, CultureInfo.InvariantCulture)}{CopiedSuffix}";

    /// <summary>The segments of a log, oldest first, and the one under way.</summary>
    /// <param name="directory">The files beside the live one, with their lengths; others may be among them.</param>
    public static LogFiles Of(string live, IEnumerable<(string File, long Length)> directory)
    {
        var found = directory
            .Where(entry =>
                entry.File.Length > live.Length && entry.File.StartsWith(live + ".", StringComparison.Ordinal)
            )
            .OrderBy(entry => entry.File, StringComparer.Ordinal)
            .ToList();
        return new LogFiles(
            [.. found.Select(entry => ParseFinal(live, entry.File, entry.Length)).OfType<LogSegment>()],
            found.Select(entry => ParseCopied(live, entry.File)).OfType<PendingSegment>().FirstOrDefault()
        );
    }

    private static LogSegment? ParseFinal(string live, string file, long length) =>
        TryNumber(file.AsSpan(live.Length + 1), out var start) ? new LogSegment(file, start, start + length) : null;

    private static PendingSegment? ParseCopied(string live, string file)
    {
        var rest = file.AsSpan(live.Length + 1);
        return
            rest.EndsWith(CopiedSuffix, StringComparison.Ordinal)
            && rest.Length == 2 * DigitCount + 1 + CopiedSuffix.Length
            && TryNumber(rest[..DigitCount], out var start)
            && TryNumber(rest.Slice(DigitCount + 1, DigitCount), out var offset)
            ? new PendingSegment(file, start, offset)
            : null;
    }

    private static bool TryNumber(ReadOnlySpan<char> digits, out long number)
    {
        number = 0;
        return digits.Length == DigitCount
            && long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }
}
