using Supervisor.Contracts.Time;
using Supervisor.Supervision.Ports.Journal;

namespace Supervisor.Journal.Stores.Sqlite;

/// <summary>Follows one stream from its head backwards, and believes no row that does not prove itself.</summary>
internal sealed class StreamReader(EventTable events)
{
    private RepeatedText _causes = new();
    private RepeatedText _incarnations = new();

    /// <summary>The events after a version, oldest first.</summary>
    public IReadOnlyList<StoredEvent> Read(StreamEntry stream, long afterVersion)
    {
        var oldest = Math.Max(afterVersion, stream.Trimmed) + 1;
        var found = new StoredEvent[Math.Max(0, stream.Version - oldest + 1)];
        Walk(stream, oldest, row => found[row.Version - oldest] = Decoded(row));
        return found;
    }

    /// <summary>The rows of the stream's events up to a version, as far as they are still there.</summary>
    public IReadOnlyList<long> RowsThrough(StreamEntry stream, long version)
    {
        var rows = new List<long>();
        Walk(
            stream,
            stream.Trimmed + 1,
            row =>
            {
                if (row.Version <= version)
                {
                    rows.Add(row.Number);
                }
            }
        );
        return rows;
    }

    private void Walk(StreamEntry stream, long oldest, Action<EventRow> visit)
    {
        var row = stream.Head;
        for (var version = stream.Version; version >= oldest; version--)
        {
            if (!events.TryFind(row, out var found))
            {
                throw Damage(stream, version, row, "is missing");
            }

            Verify(found, stream, version);
            visit(found);
            row = found.Previous;
        }

        events.EndFind();
    }

    private static void Verify(EventRow found, StreamEntry stream, long version)
    {
        var fields = found.Fields;
        if (!found.MatchesChecksum(in fields))
        {
            throw Damage(stream, version, found.Number, "does not match its checksum");
        }

        if (found.Stream != stream || found.Version != version)
        {
            var where = $"stands where version {found.Version} of '{found.Stream?.Name}' lies";
            throw Damage(stream, version, found.Number, where);
        }
    }

    private static DamageException Damage(StreamEntry stream, long version, long row, string what) =>
        new($"event {version} of the stream '{stream.Name}' (row {row} of the table event) {what}");

    private StoredEvent Decoded(EventRow row)
    {
        var fields = row.Fields;
        var happened = new JournalEvent(
            row.Name,
            (int)fields.Schema,
            _causes.Of(fields.Cause),
            new HybridTime(fields.Time),
            _incarnations.Of(fields.Incarnation),
            fields.Payload.ToArray()
        );
        return new StoredEvent(fields.Version, fields.Epoch, happened);
    }
}
