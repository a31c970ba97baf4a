using Supervisor.Contracts.Guarding.Logs;

namespace Supervisor.Runtimes.Logs;

/// <summary>What of a log is where, at one moment.</summary>
/// <param name="Kept">What was cut off the live file, or is about to be, oldest first.</param>
/// <param name="LiveStart">The position from which on the live file alone has the bytes.</param>
/// <param name="Origin">
/// The position of the live file's first byte, be it a hole. It rises when the hole is taken out of the file, and at no
/// other time: as long as it is the same, what was at an offset is there still, or has become a hole.
/// </param>
/// <param name="End">The position after the last byte.</param>
internal sealed record LogView(IReadOnlyList<LogSegment> Kept, long LiveStart, long Origin, long End)
{
    /// <summary>The first position that is still to be had.</summary>
    public long Begin => Kept is [var first, ..] ? first.Start : LiveStart;

    /// <param name="pendingLength">Of the segment under way; what it holds may be a hole by now, or not yet.</param>
    public static LogView Of(LogFiles files, long pendingLength, LiveExtent live)
    {
        if (files.Pending is not { } pending)
        {
            return Of(files.Segments, files.End, files.End - live.FirstData, live.Size);
        }

        var last = new LogSegment(pending.File, pending.Start, pending.Start + pendingLength);
        return Of([.. files.Segments, last], last.End, pending.Start - pending.Offset, live.Size);
    }

    /// <summary>The first segment that has the position, or what comes after it; null when only the live file may.</summary>
    public LogSegment? SegmentAt(long position) =>
        position >= LiveStart ? null : Kept.FirstOrDefault(segment => segment.End > position);

    private static LogView Of(IReadOnlyList<LogSegment> kept, long liveStart, long origin, long size) =>
        new(kept, liveStart, origin, Math.Max(liveStart, origin + size));
}
