namespace Supervisor.Contracts.Guarding.Logs;

/// <param name="Segments">Oldest first.</param>
/// <param name="Pending">Copied, while the live file is about to lose the same bytes.</param>
public sealed record LogFiles(IReadOnlyList<LogSegment> Segments, PendingSegment? Pending)
{
    /// <summary>The position after the last segment, which is that of the first data in the live file.</summary>
    public long End => Segments is [.., var last] ? last.End : 0;
}
