using Supervisor.Sqlite;
using Supervisor.Supervision.Ports.Journal;

namespace Supervisor.Journal.Stores.Sqlite;

/// <summary>Each stream's last snapshot.</summary>
internal sealed class SnapshotTable(SqliteConnection connection) : IDisposable
{
    private readonly SqliteStatement _read = connection.Prepare(
        "SELECT version, schema, checksum, payload FROM snapshot WHERE stream = ?"
    );

    private readonly SqliteStatement _write = connection.Prepare(
        "INSERT OR REPLACE INTO snapshot (stream, version, schema, checksum, payload) VALUES (?,?,?,?,?)"
    );

    /// <summary>Null when there is none, or when it is damaged: then the events must serve, while they are there.</summary>
    public Snapshot? Read(StreamEntry stream)
    {
        _read.Bind(1, stream.Id);
        try
        {
            return _read.Step() ? Verified(stream) : null;
        }
        finally
        {
            _read.Reset();
        }
    }

    public void Write(StreamEntry stream, Snapshot snapshot)
    {
        var sum = Checksum(stream, snapshot.Version, snapshot.Schema, snapshot.Payload.Span);
        _write.Bind(1, stream.Id).Bind(2, snapshot.Version).Bind(3, snapshot.Schema).Bind(4, sum);
        _write.BindBlob(5, snapshot.Payload.Span).Run();
    }

    public void Dispose()
    {
        _read.Dispose();
        _write.Dispose();
    }

    private Snapshot? Verified(StreamEntry stream)
    {
        var (version, schema) = (_read.Number(0), _read.Number(1));
        return Checksum(stream, version, schema, _read.Bytes(3)) == _read.Number(2)
            ? new Snapshot(version, (int)schema, _read.Bytes(3).ToArray())
            : null;
    }

    private static uint Checksum(StreamEntry stream, long version, long schema, ReadOnlySpan<byte> payload)
    {
        var sum = new Crc32C();
        sum.Add(stream.NameSum);
        sum.Add(version);
        sum.Add(schema);
        sum.Add(payload);
        return sum.Value;
    }
}
