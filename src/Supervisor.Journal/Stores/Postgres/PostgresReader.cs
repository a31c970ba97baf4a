using Npgsql;
using Supervisor.Contracts.Time;
using Supervisor.Supervision.Ports.Journal;

namespace Supervisor.Journal.Stores.Postgres;

/// <summary>Reads streams, and believes no row that does not prove itself.</summary>
internal sealed class PostgresReader(NpgsqlConnection connection, int journal)
{
    public static long Checksum(string stream, long version, int schema, byte[] payload)
    {
        var sum = new Crc32C();
        sum.Add(Crc32C.Of(stream));
        sum.Add(version);
        sum.Add(schema);
        sum.Add(payload);
        return sum.Value;
    }

    public async Task<IReadOnlyList<KeyValuePair<string, long>>> VersionsAsync()
    {
        await using var command = Query("SELECT name, version FROM supervisor.stream WHERE journal = $1", journal);
        await using var rows = await command.ExecuteReaderAsync();
        var versions = new List<KeyValuePair<string, long>>();
        while (await rows.ReadAsync())
        {
            versions.Add(KeyValuePair.Create(rows.GetString(0), rows.GetInt64(1)));
        }

        return versions;
    }

    public async Task<StreamRow?> FindAsync(string name)
    {
        await using var command = Query(
            "SELECT id, version, trimmed FROM supervisor.stream WHERE journal = $1 AND name = $2",
            journal,
            name
        );
        await using var row = await command.ExecuteReaderAsync();
        return await row.ReadAsync() ? new StreamRow(row.GetInt64(0), name, row.GetInt64(1), row.GetInt64(2)) : null;
    }

    /// <summary>Null when there is none, or when it is damaged: then the events must serve, while they are there.</summary>
    public async Task<Snapshot?> SnapshotAsync(StreamRow stream)
    {
        await using var command = Query(
            "SELECT version, schema, checksum, payload FROM supervisor.snapshot WHERE stream = $1",
            stream.Id
        );
        await using var row = await command.ExecuteReaderAsync();
        if (!await row.ReadAsync())
        {
            return null;
        }

        var (version, schema, payload) = (row.GetInt64(0), row.GetInt32(1), row.GetFieldValue<byte[]>(3));
        return Checksum(stream.Name, version, schema, payload) == row.GetInt64(2)
            ? new Snapshot(version, schema, payload)
            : null;
    }

    public async Task<IReadOnlyList<StoredEvent>> EventsAsync(StreamRow stream, long afterVersion)
    {
        await using var command = Query(
            "SELECT version, name, schema, cause, time, epoch, incarnation, checksum, payload FROM supervisor.event "
                + "WHERE stream = $1 AND version > $2 ORDER BY version",
            stream.Id,
            afterVersion
        );
        await using var rows = await command.ExecuteReaderAsync();
        var events = new List<StoredEvent>();
        var expected = Math.Max(afterVersion, stream.Trimmed);
        while (await rows.ReadAsync())
        {
            events.Add(Verified(rows, stream, ++expected));
        }

        return expected >= stream.Version ? events : throw Missing(stream, expected + 1);
    }

    private static StoredEvent Verified(NpgsqlDataReader row, StreamRow stream, long expected)
    {
        var version = row.GetInt64(0);
        if (version != expected)
        {
            throw Missing(stream, expected);
        }

        var happened = new JournalEvent(
            row.GetString(1),
            row.GetInt32(2),
            row.GetString(3),
            new HybridTime(row.GetInt64(4)),
            row.GetString(6),
            row.GetFieldValue<byte[]>(8)
        );
        var epoch = row.GetInt64(5);
        return EventColumns.Checksum(stream.Name, version, happened, epoch) == row.GetInt64(7)
            ? new StoredEvent(version, epoch, happened)
            : throw new DamageException($"event {version} of the stream '{stream.Name}' does not match its checksum");
    }

    private static DamageException Missing(StreamRow stream, long version) =>
        new($"event {version} of the stream '{stream.Name}' is missing");

    private NpgsqlCommand Query(string sql, params object[] values)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        return command;
    }

    /// <summary>A stream as its row says.</summary>
    internal sealed record StreamRow(long Id, string Name, long Version, long Trimmed);
}
