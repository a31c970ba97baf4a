using Supervisor.Sqlite;

namespace Supervisor.Journal.Stores.Sqlite;

/// <summary>The row on which a statement stands; valid until the statement moves.</summary>
internal readonly struct EventRow(SqliteStatement row, StreamTable streams, NameTable names)
{
    public long Number => row.Number(0);

    public long Previous => row.Number(1);

    /// <summary>The stream that the row names; null when there is none of that number.</summary>
    public StreamEntry? Stream => streams.Find(row.Number(2));

    public long Version => row.Number(3);

    /// <summary>The name behind the row's number; empty when there is none, which no checksum matches.</summary>
    public string Name => names.Find(row.Number(4))?.Name ?? "";

    public EventFields Fields =>
        new()
        {
            Row = Number,
            Previous = Previous,
            StreamSum = Stream?.NameSum ?? 0,
            Version = Version,
            NameSum = names.Find(row.Number(4))?.Sum ?? 0,
            Schema = row.Number(5),
            Cause = row.Bytes(6),
            Time = row.Number(7),
            Epoch = row.Number(8),
            Incarnation = row.Bytes(9),
            Payload = row.Bytes(11),
        };

    public bool MatchesChecksum(in EventFields fields) => fields.Checksum() == row.Number(10);
}
