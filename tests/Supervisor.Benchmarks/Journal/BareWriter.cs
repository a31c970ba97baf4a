using System.Diagnostics;
using Supervisor.Sqlite;

namespace Supervisor.Benchmarks.Journal;

/// <summary>
/// The yardstick: one thread that puts the same rows into the same table, in batches of 512, with the same durability, and
/// does nothing else: no checksums, no versions, nobody to answer.
/// </summary>
internal sealed class BareWriter(string directory)
{
    private const int Batch = 512;
    private const int Batches = 600;
    private const int Streams = 1024;

    private readonly string _path = Path.Combine(directory, "measured.db");
    private readonly long[] _heads = new long[Streams];

    public async Task<double> RowsPerSecondAsync()
    {
        // Its schema is the journal's, made by the journal.
        await using var measured = await MeasuredJournal.OnSqliteAsync(directory);
        await measured.Journal.CloseAsync();

        using var connection = SqliteConnection.Open(_path, SqliteOpenMode.ReadWrite, TimeSpan.FromSeconds(1));
        connection.Execute(
            "PRAGMA synchronous = FULL; PRAGMA cache_size = -8192; PRAGMA journal_size_limit = 16777216"
        );
        var watch = Stopwatch.StartNew();
        Write(connection);
        return (double)Batch * Batches / watch.Elapsed.TotalSeconds;
    }

    private void Write(SqliteConnection connection)
    {
        using var begin = connection.Prepare("BEGIN IMMEDIATE");
        using var commit = connection.Prepare("COMMIT");
        using var insert = connection.Prepare(
            "INSERT INTO event (seq, previous, stream, version, name, schema, cause, time, epoch, incarnation, checksum, "
                + "payload) VALUES (?,?,?,?,?,?,?,?,?,?,?,?)"
        );
        long row = 0;
        for (var batch = 0; batch < Batches; batch++)
        {
            begin.Run();
            for (var i = 0; i < Batch; i++)
            {
                Insert(insert, ++row);
            }

            commit.Run();
        }
    }

    private void Insert(SqliteStatement insert, long row)
    {
        var stream = row % Streams;
        insert.Bind(1, row).Bind(2, _heads[stream]).Bind(3, stream).Bind(4, row / Streams).Bind(5, 1).Bind(6, 1);
        insert.BindUtf8(7, "cmd-01J8ZQ4T7E"u8).Bind(8, row << 16).Bind(9, 1).BindUtf8(10, "i-000042"u8);
        insert.Bind(11, 0x89ABCDEF).BindBlob(12, SampleEvent.Payload.Span).Run();
        _heads[stream] = row;
    }
}
