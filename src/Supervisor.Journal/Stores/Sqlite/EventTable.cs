using System.Text;
using Supervisor.Sqlite;
using Supervisor.Supervision.Ports.Journal;

namespace Supervisor.Journal.Stores.Sqlite;

/// <summary>Writes events behind each other, and finds one by its row.</summary>
internal sealed class EventTable(SqliteConnection connection, StreamTable streams, NameTable names) : IDisposable
{
    /// <summary>The columns in the order that <see cref="EventRow"/> reads.</summary>
    public const string Columns =
        "seq, previous, stream, version, name, schema, cause, time, epoch, incarnation, checksum, payload";

    private const int LongestOnStack = 256;

    private readonly SqliteStatement _insert = connection.Prepare(
        $"INSERT INTO event ({Columns}) VALUES (?,?,?,?,?,?,?,?,?,?,?,?)"
    );

    private readonly SqliteStatement _find = connection.Prepare($"SELECT {Columns} FROM event WHERE seq = ?");
    private readonly SqliteStatement _delete = connection.Prepare("DELETE FROM event WHERE seq = ?");

    /// <summary>Appends behind the stream's head.</summary>
    public void Insert(StreamEntry stream, JournalEvent happened, long row, long epoch)
    {
        var name = names.FindOrAdd(happened.Name);
        var cause = Utf8(happened.Cause, stackalloc byte[LongestOnStack]);
        var incarnation = Utf8(happened.Incarnation, stackalloc byte[LongestOnStack]);
        var fields = new EventFields
        {
            Row = row,
            Previous = stream.Head,
            StreamSum = stream.NameSum,
            Version = stream.Version + 1,
            NameSum = name.Sum,
            Schema = happened.Schema,
            Cause = cause,
            Time = happened.Time.Value,
            Epoch = epoch,
            Incarnation = incarnation,
            Payload = happened.Payload.Span,
        };
        Insert(in fields, stream.Id, name.Id);
        streams.MoveTo(stream, fields.Version, row);
    }

    /// <summary>The row, to be read before the next call; false when it is missing.</summary>
    public bool TryFind(long row, out EventRow found)
    {
        _find.Reset();
        found = new EventRow(_find, streams, names);
        return _find.Bind(1, row).Step();
    }

    public void EndFind() => _find.Reset();

    public void Delete(long row) => _delete.Bind(1, row).Run();

    public void Dispose()
    {
        _insert.Dispose();
        _find.Dispose();
        _delete.Dispose();
    }

    private static ReadOnlySpan<byte> Utf8(string text, Span<byte> buffer) =>
        Encoding.UTF8.TryGetBytes(text, buffer, out var length) ? buffer[..length] : Encoding.UTF8.GetBytes(text);

    private void Insert(in EventFields fields, long stream, long name)
    {
        _insert.Bind(1, fields.Row).Bind(2, fields.Previous).Bind(3, stream).Bind(4, fields.Version);
        _insert.Bind(5, name).Bind(6, fields.Schema).BindUtf8(7, fields.Cause).Bind(8, fields.Time);
        _insert.Bind(9, fields.Epoch).BindUtf8(10, fields.Incarnation).Bind(11, fields.Checksum());
        _insert.BindBlob(12, fields.Payload).Run();
    }
}
