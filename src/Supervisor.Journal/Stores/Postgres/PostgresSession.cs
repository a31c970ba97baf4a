using System.Globalization;
using Npgsql;
using Supervisor.Supervision.Ports.Journal;

namespace Supervisor.Journal.Stores.Postgres;

/// <summary>One opening: a connection, and the epoch at which it may write.</summary>
internal sealed class PostgresSession : IAsyncDisposable
{
    // Common to every change: nothing happens unless the journal still stands at our epoch, and it stays so until the end.
    private const string Held =
        "WITH held AS (SELECT id FROM supervisor.journal WHERE id = $1 AND epoch = $2 FOR UPDATE)";

    private const string Append =
        Held
        + """
            , moved AS (
                INSERT INTO supervisor.stream (journal, name, version, trimmed)
                SELECT held.id, head.name, head.version, 0
                FROM held, unnest($3::text[], $4::bigint[]) AS head (name, version)
                ON CONFLICT (journal, name) DO UPDATE SET version = excluded.version
                RETURNING id, name
            )
            INSERT INTO supervisor.event
                (stream, version, name, schema, cause, time, epoch, incarnation, checksum, payload)
            SELECT moved.id, e.version, e.name, e.schema, e.cause, e.time, $2, e.incarnation, e.checksum, e.payload
            FROM unnest($5::text[], $6::bigint[], $7::text[], $8::int[], $9::text[], $10::bigint[], $11::text[],
                $12::bigint[], $13::bytea[])
                AS e (stream, version, name, schema, cause, time, incarnation, checksum, payload)
            JOIN moved ON moved.name = e.stream
            """;

    private const string SaveSnapshot =
        Held
        + """
            INSERT INTO supervisor.snapshot (stream, version, schema, checksum, payload)
            SELECT $3, $4, $5, $6, $7 FROM held
            ON CONFLICT (stream) DO UPDATE SET version = excluded.version, schema = excluded.schema,
                checksum = excluded.checksum, payload = excluded.payload
            """;

    private const string Trim =
        Held
        + """
            , trimmed AS (
                UPDATE supervisor.stream SET trimmed = greatest(stream.trimmed, $4) FROM held WHERE stream.id = $3 RETURNING stream.id
            ), removed AS (
                DELETE FROM supervisor.event USING trimmed WHERE stream = trimmed.id AND version <= $4
            )
            SELECT count(*) FROM trimmed
            """;

    private readonly NpgsqlConnection _connection;
    private readonly PostgresReader _reader;
    private readonly int _journal;

    private PostgresSession(NpgsqlConnection connection, int journal, long epoch)
    {
        _connection = connection;
        _reader = new PostgresReader(connection, journal);
        _journal = journal;
        Epoch = epoch;
    }

    public long Epoch { get; }

    /// <summary>Null when a later writer has the journal. Waits for whatever still holds the journal's row.</summary>
    public static async Task<PostgresSession?> OpenAsync(
        NpgsqlConnection connection,
        string journal,
        OpenRequest request
    )
    {
        const string Claim = """
            INSERT INTO supervisor.journal AS j (name, epoch, writer) VALUES ($1, 1, $2)
            ON CONFLICT (name) DO UPDATE SET epoch = j.epoch + 1, writer = $2 WHERE $3 OR j.writer = $2
            RETURNING id, epoch
            """;
        await using var command = new NpgsqlCommand(Claim, connection)
        {
            Parameters = { P(journal), P(request.Writer), P(request.IsClaim) },
        };
        await using var row = await command.ExecuteReaderAsync();
        return await row.ReadAsync() ? new PostgresSession(connection, row.GetInt32(0), row.GetInt64(1)) : null;
    }

    public Task<IReadOnlyList<KeyValuePair<string, long>>> VersionsAsync() => _reader.VersionsAsync();

    /// <summary>False when a later writer has the journal.</summary>
    public async Task<bool> CommitAsync(IReadOnlyList<StreamAppend> appends)
    {
        var columns = EventColumns.Of(appends, Epoch);
        await using var command = Change(Append, P(columns.Heads.Keys.ToArray()), P(columns.Heads.Values.ToArray()));
        columns.AddTo(command.Parameters);
        return await command.ExecuteNonQueryAsync() > 0;
    }

    public async Task<ReadOutcome> ReadAsync(string name)
    {
        if (await _reader.FindAsync(name) is not { } stream)
        {
            return ReadOutcome.Read(null, []);
        }

        var snapshot = await _reader.SnapshotAsync(stream);
        return (snapshot?.Version ?? 0) >= stream.Trimmed
            ? ReadOutcome.Read(snapshot, await _reader.EventsAsync(stream, snapshot?.Version ?? 0))
            : throw new DamageException(
                $"the snapshot of the stream '{name}' is missing or does not match its checksum, and the events that it "
                    + $"covers, up to {stream.Trimmed}, were removed"
            );
    }

    public async Task<ReadOutcome> ReadEventsAsync(string name, long afterVersion) =>
        await _reader.FindAsync(name) is { } stream
            ? ReadOutcome.Read(null, await _reader.EventsAsync(stream, afterVersion))
            : ReadOutcome.Read(null, []);

    public async Task<StoreOutcome> SaveSnapshotAsync(string name, Snapshot snapshot)
    {
        var stream = await _reader.FindAsync(name);
        var last = stream is null ? null : (await _reader.SnapshotAsync(stream))?.Version;
        if (StoreRules.WhyNoSnapshot(name, stream?.Version ?? 0, last, snapshot) is { } reason)
        {
            return StoreOutcome.Failed(reason);
        }

        var payload = snapshot.Payload.ToArray();
        var checksum = PostgresReader.Checksum(name, snapshot.Version, snapshot.Schema, payload);
        await using var command = Change(
            SaveSnapshot,
            P(stream!.Id),
            P(snapshot.Version),
            P(snapshot.Schema),
            P(checksum),
            P(payload)
        );
        return Outcome(await command.ExecuteNonQueryAsync());
    }

    public async Task<StoreOutcome> TrimAsync(string name, long throughVersion)
    {
        var stream = await _reader.FindAsync(name);
        var snapshot = stream is null ? null : await _reader.SnapshotAsync(stream);
        if (StoreRules.WhyNoTrim(name, snapshot?.Version, throughVersion) is { } reason)
        {
            return StoreOutcome.Failed(reason);
        }

        await using var command = Change(Trim, P(stream!.Id), P(throughVersion));
        return Outcome(Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture));
    }

    /// <summary>All journals of the database together: PostgreSQL keeps no account of parts of a table.</summary>
    public async Task<long> MeasureAsync()
    {
        await using var command = new NpgsqlCommand(
            "SELECT pg_total_relation_size('supervisor.event') + pg_total_relation_size('supervisor.snapshot') "
                + "+ pg_total_relation_size('supervisor.stream')",
            _connection
        );
        return Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private static StoreOutcome Outcome(long changed) =>
        changed > 0 ? StoreOutcome.Success : StoreOutcome.Failed(StoreRules.FencedReason);

    private static NpgsqlParameter<TValue> P<TValue>(TValue value) => new() { TypedValue = value };

    private NpgsqlCommand Change(string sql, params NpgsqlParameter[] more)
    {
        var command = new NpgsqlCommand(sql, _connection) { Parameters = { P(_journal), P(Epoch) } };
        command.Parameters.AddRange(more);
        return command;
    }
}
