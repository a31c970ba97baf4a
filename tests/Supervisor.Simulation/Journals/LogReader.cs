using Supervisor.Supervision.Ports.Journal;

namespace Supervisor.Simulation.Journals;

/// <summary>
/// Reads streams from the bytes of the file and believes no body that does not prove itself. As with SQLite, a damaged
/// snapshot is no loss while the events that it covers are there, and a damaged event none once a snapshot covers it.
/// </summary>
internal class LogReader
{
    internal ReadOutcome Read(LogIndex index, ReadOnlySpan<byte> file, string stream)
    {
        var entry = index.Of(stream);
        var snapshot =
            entry.Snapshot is { } frame && IsBelieved(frame, file)
                ? LogBodies.Snapshot(frame.Head, frame.Body(file))
                : null;
        var covered = snapshot?.Version ?? 0;
        return covered < entry.Trimmed
            ? ReadOutcome.Damaged(
                $"The snapshot of the stream '{stream}' does not match its checksum, and the events that it covers, up to "
                    + $"{entry.Trimmed}, were removed. Restore the journal from a backup."
            )
            : Events(entry, file, stream, covered, snapshot);
    }

    internal ReadOutcome ReadEvents(LogIndex index, ReadOnlySpan<byte> file, string stream, long afterVersion)
    {
        var entry = index.Of(stream);
        return Events(entry, file, stream, Math.Max(afterVersion, entry.Trimmed), snapshot: null);
    }

    /// <summary>Whether a frame's body may be used.</summary>
    protected virtual bool IsBelieved(LogFrame frame, ReadOnlySpan<byte> file) => frame.IsWhole(file);

    private ReadOutcome Events(
        LogStream entry,
        ReadOnlySpan<byte> file,
        string stream,
        long afterVersion,
        Snapshot? snapshot
    )
    {
        var events = new List<StoredEvent>();
        foreach (var frame in entry.AppendsAfter(afterVersion))
        {
            if (!IsBelieved(frame, file))
            {
                return ReadOutcome.Damaged(
                    $"The events from {frame.Head.Version} of the stream '{stream}' do not match their checksum. "
                        + "Restore the journal from a backup."
                );
            }

            events.AddRange(LogBodies.Events(frame.Head, frame.Body(file)).Where(e => e.Version > afterVersion));
        }

        return ReadOutcome.Read(snapshot, events);
    }
}
