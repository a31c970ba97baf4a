namespace Supervisor.Runtimes.Logs.Marks;

/// <summary>Where in a log that begins what was written since a moment.</summary>
/// <param name="Position">Nothing before it was written since then; some of what follows may be older, too.</param>
/// <param name="Time">All that follows was written after this.</param>
internal sealed record LogSince(long Position, DateTimeOffset Time)
{
    /// <summary>
    /// The furthest position before which all is too old. Of marks that say the same of a position the last one counts: until
    /// then nothing more was written.
    /// </summary>
    /// <param name="made">When the log was made.</param>
    public static LogSince Find(LogView view, IEnumerable<LogMark> marks, DateTimeOffset made, DateTimeOffset since)
    {
        var old = marks
            .Where(mark => mark.Time <= since && mark.Position >= view.Begin && mark.Position <= view.End)
            .OrderBy(mark => mark.Position)
            .ThenBy(mark => mark.Time)
            .ToList();
        return old is [.., var best] ? new LogSince(best.Position, best.Time) : new LogSince(view.Begin, made);
    }

    public static LogSince Find(string live, LogView view, DateTimeOffset since) =>
        Find(view, MarksOf(live, view), new DateTimeOffset(new FileInfo(live).CreationTimeUtc), since);

    /// <summary>The marks that were made, and what the files' times say: the same of their ends.</summary>
    private static IEnumerable<LogMark> MarksOf(string live, LogView view) =>
        [
            .. new LogMarkFile(live).Read(),
            .. view.Kept.Select(segment => TimeOf(segment.File, segment.End)).OfType<LogMark>(),
            .. TimeOf(live, view.End) is { } last ? [last] : Array.Empty<LogMark>(),
        ];

    /// <summary>Null when the file has gone.</summary>
    private static LogMark? TimeOf(string file, long end) =>
        new FileInfo(file) is { Exists: true } found
            ? new LogMark(new DateTimeOffset(found.LastWriteTimeUtc), end)
            : null;
}
