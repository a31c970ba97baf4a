using System.Diagnostics;
using Npgsql;
using Supervisor.Journal.Stores;
using Supervisor.Journal.Stores.Postgres;
using Supervisor.TestKit.Postgres;

namespace Supervisor.Benchmarks.Journal;

/// <summary>
/// The yardstick of the journal in PostgreSQL: one connection that puts the same rows into the same table, 512 a statement
/// in the quickest way there is, each statement flushed, and does nothing else.
/// </summary>
internal sealed class BarePostgresWriter(string directory)
{
    private const int Batch = 512;
    private const int Batches = 120;
    private const int Streams = 1024;

    private const string Insert = """
        INSERT INTO supervisor.event (stream, version, name, schema, cause, time, epoch, incarnation, checksum, payload)
        SELECT e.stream, e.version, 'agent.exited', 1, 'cmd-01J8ZQ4T7E', e.version, 1, 'i-000042', 2309737967, e.payload
        FROM unnest($1::bigint[], $2::bigint[], $3::bytea[]) AS e (stream, version, payload)
        """;

    public async Task<double> RowsPerSecondAsync()
    {
        await using var server = await PostgresProcess.StartNewAsync(Path.Combine(directory, "postgres"));
        await MakeTablesAsync(server);
        var builder = new NpgsqlSlimDataSourceBuilder(server.ConnectionString);
        builder.EnableArrays();
        await using var source = builder.Build();
        await using var connection = await source.OpenConnectionAsync();
        var watch = Stopwatch.StartNew();
        await WriteAsync(connection);
        return (double)Batch * Batches / watch.Elapsed.TotalSeconds;
    }

    private static async Task MakeTablesAsync(PostgresProcess server)
    {
        var store = new PostgresStore(new PostgresStoreSettings(server.ConnectionString, "bench"));
        await store.OpenAsync(new OpenRequest("bench", IsClaim: true));
        await store.CloseAsync();
    }

    private static async Task WriteAsync(NpgsqlConnection connection)
    {
        var (streams, versions) = (new long[Batch], new long[Batch]);
        var payloads = Enumerable.Repeat(SampleEvent.Payload.ToArray(), Batch).ToArray();
        await using var insert = new NpgsqlCommand(Insert, connection)
        {
            Parameters =
            {
                new NpgsqlParameter<long[]> { TypedValue = streams },
                new NpgsqlParameter<long[]> { TypedValue = versions },
                new NpgsqlParameter<byte[][]> { TypedValue = payloads },
            },
        };
        await insert.PrepareAsync();
        for (var row = 0; row < Batch * Batches; row += Batch)
        {
            for (var i = 0; i < Batch; i++)
            {
                (streams[i], versions[i]) = (1 + ((row + i) % Streams), 1 + ((row + i) / Streams));
            }

            await insert.ExecuteNonQueryAsync();
        }
    }
}
