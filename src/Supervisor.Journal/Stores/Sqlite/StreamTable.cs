using Supervisor.Sqlite;

namespace Supervisor.Journal.Stores.Sqlite;

/// <summary>
/// All streams by name and by number. A stream's row is written when it is new and then only now and then, with many
/// others: until then its events behind <see cref="WriterRow.HeadsThrough"/> tell how far it got.
/// </summary>
internal sealed class StreamTable : IDisposable
{
    private readonly Dictionary<string, StreamEntry> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<long, StreamEntry> _byId = [];
    private readonly List<StreamEntry> _dirty = [];
    private readonly SqliteStatement _insert;
    private readonly SqliteStatement _update;
    private long _lastId;

    public StreamTable(SqliteConnection connection)
    {
        _insert = connection.Prepare(
            "INSERT INTO stream (id, name, version, head, trimmed, checksum) VALUES (?,?,?,?,?,?)"
        );
        _update = connection.Prepare("UPDATE stream SET version = ?, head = ?, trimmed = ?, checksum = ? WHERE id = ?");
        using var rows = connection.Prepare("SELECT id, name, version, head, trimmed, checksum FROM stream");
        while (rows.Step())
        {
            Load(rows);
        }
    }

    public IEnumerable<StreamEntry> All => _byName.Values;

    public StreamEntry? Find(string name) => _byName.GetValueOrDefault(name);

    public StreamEntry? Find(long id) => _byId.GetValueOrDefault(id);

    public StreamEntry FindOrAdd(string name) => Find(name) ?? Insert(name);

    /// <summary>Moves the stream on in memory; <see cref="Flush"/> writes it.</summary>
    public void MoveTo(StreamEntry stream, long version, long head)
    {
        stream.Version = version;
        stream.Head = head;
        MarkDirty(stream);
    }

    public void MarkDirty(StreamEntry stream)
    {
        if (!stream.IsDirty)
        {
            stream.IsDirty = true;
            _dirty.Add(stream);
        }
    }

    public void Flush()
    {
        foreach (var stream in _dirty)
        {
            _update.Bind(1, stream.Version).Bind(2, stream.Head).Bind(3, stream.Trimmed);
            _update.Bind(4, stream.Checksum()).Bind(5, stream.Id).Run();
            stream.IsDirty = false;
        }

        _dirty.Clear();
    }

    public void Dispose()
    {
        _insert.Dispose();
        _update.Dispose();
    }

    private void Load(SqliteStatement row)
    {
        var stream = new StreamEntry(row.Number(0), row.Text(1))
        {
            Version = row.Number(2),
            Head = row.Number(3),
            Trimmed = row.Number(4),
        };
        if (stream.Checksum() != row.Number(5))
        {
            throw new DamageException($"the record of the stream '{stream.Name}' does not match its checksum");
        }

        Remember(stream);
    }

    private StreamEntry Insert(string name)
    {
        var stream = new StreamEntry(_lastId + 1, name);
        _insert.Bind(1, stream.Id).Bind(2, name).Bind(3, 0).Bind(4, 0).Bind(5, 0).Bind(6, stream.Checksum()).Run();
        Remember(stream);
        return stream;
    }

    private void Remember(StreamEntry stream)
    {
        _byName.Add(stream.Name, stream);
        _byId.Add(stream.Id, stream);
        _lastId = Math.Max(_lastId, stream.Id);
    }
}
