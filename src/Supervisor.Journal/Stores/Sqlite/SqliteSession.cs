using Supervisor.Sqlite;
using Supervisor.Supervision.Ports.Journal;

namespace Supervisor.Journal.Stores.Sqlite;

/// <summary>
/// An opened journal: its prepared statements, and what it knows of streams and names. That knowledge runs ahead of the
/// transaction, so a session is thrown away, and another loaded from what is stored, after any call that throws.
/// </summary>
internal sealed class SqliteSession : IDisposable
{
    // The rows that an opening has to look through at most; writing the heads this often costs next to nothing.
    private const int EventsPerFlush = 8192;

    private readonly SqliteConnection _connection;
    private readonly WriterRow _writer;
    private readonly StreamTable _streams;
    private readonly NameTable _names;
    private readonly EventTable _events;
    private readonly SnapshotTable _snapshots;
    private readonly StreamReader _reader;
    private readonly SqliteStatement _begin;
    private readonly SqliteStatement _commit;
    private long _lastRow;

    private SqliteSession(SqliteConnection connection, WriterRow writer)
    {
        _connection = connection;
        _writer = writer;
        _streams = new StreamTable(connection);
        _names = new NameTable(connection);
        _events = new EventTable(connection, _streams, _names);
        _snapshots = new SnapshotTable(connection);
        _reader = new StreamReader(_events);
        _begin = connection.Prepare("BEGIN IMMEDIATE");
        _commit = connection.Prepare("COMMIT");
        _lastRow = new TailRecovery(connection, _streams, _names).Run(writer.HeadsThrough);
    }

    public long Epoch => _writer.Epoch;

    /// <summary>Whether the last call got as far as the commit itself; if it threw there, its effect is in doubt.</summary>
    public bool HasReachedCommit { get; private set; }

    public IReadOnlyList<KeyValuePair<string, long>> Versions =>
        [.. _streams.All.Select(static stream => KeyValuePair.Create(stream.Name, stream.Version))];

    /// <summary>Null when a later writer has the journal.</summary>
    public static SqliteSession? Open(SqliteConnection connection, OpenRequest request) =>
        WriterRow.Open(connection, request) is { } writer ? new SqliteSession(connection, writer) : null;

    /// <summary>False when a later writer has the journal.</summary>
    public bool Commit(IReadOnlyList<StreamAppend> appends) =>
        Write(() =>
        {
            foreach (var append in appends)
            {
                Insert(append);
            }

            if (_lastRow - _writer.HeadsThrough >= EventsPerFlush)
            {
                StoreHeads();
            }
        });

    public ReadOutcome Read(string name)
    {
        if (_streams.Find(name) is not { } stream)
        {
            return ReadOutcome.Read(null, []);
        }

        var snapshot = _snapshots.Read(stream);
        return (snapshot?.Version ?? 0) >= stream.Trimmed
            ? ReadOutcome.Read(snapshot, ReadEvents(stream, snapshot?.Version ?? 0))
            : throw new DamageException(
                $"the snapshot of the stream '{name}' is missing or does not match its checksum, and the events that it "
                    + $"covers, up to {stream.Trimmed}, were removed"
            );
    }

    public ReadOutcome ReadEvents(string name, long afterVersion) =>
        ReadOutcome.Read(null, _streams.Find(name) is { } stream ? ReadEvents(stream, afterVersion) : []);

    public StoreOutcome SaveSnapshot(string name, Snapshot snapshot)
    {
        var stream = _streams.Find(name);
        var last = stream is null ? null : _snapshots.Read(stream)?.Version;
        if (StoreRules.WhyNoSnapshot(name, stream?.Version ?? 0, last, snapshot) is { } reason)
        {
            return StoreOutcome.Failed(reason);
        }

        return Upkeep(() => _snapshots.Write(stream!, snapshot));
    }

    public StoreOutcome Trim(string name, long throughVersion)
    {
        var stream = _streams.Find(name);
        var snapshot = stream is null ? null : _snapshots.Read(stream);
        if (StoreRules.WhyNoTrim(name, snapshot?.Version, throughVersion) is { } reason)
        {
            return StoreOutcome.Failed(reason);
        }

        return throughVersion <= stream!.Trimmed ? StoreOutcome.Success : Upkeep(() => Remove(stream, throughVersion));
    }

    /// <summary>Bytes on pages that hold nothing any more.</summary>
    public long ReusableBytes() =>
        _connection.QueryNumber("PRAGMA freelist_count") * _connection.QueryNumber("PRAGMA page_size");

    /// <summary>Leaves nothing for the next opening to look through.</summary>
    public void StoreHeadsNow() => Write(StoreHeads);

    public void Dispose()
    {
        _writer.Dispose();
        _streams.Dispose();
        _names.Dispose();
        _events.Dispose();
        _snapshots.Dispose();
        _begin.Dispose();
        _commit.Dispose();
    }

    private void Insert(StreamAppend append)
    {
        var stream = _streams.FindOrAdd(append.Stream);
        if (append.FirstVersion != stream.Version + 1)
        {
            throw new InvalidOperationException(
                $"{append.Stream} is at {stream.Version}, not before {append.FirstVersion}."
            );
        }

        foreach (var happened in append.Events)
        {
            _events.Insert(stream, happened, ++_lastRow, _writer.Epoch);
        }
    }

    // One read transaction around all rows: taking and leaving the lock for each would cost more than finding it.
    private IReadOnlyList<StoredEvent> ReadEvents(StreamEntry stream, long afterVersion)
    {
        _connection.Execute("BEGIN");
        var events = _reader.Read(stream, afterVersion);
        _connection.Execute("COMMIT");
        return events;
    }

    private void Remove(StreamEntry stream, long throughVersion)
    {
        foreach (var row in _reader.RowsThrough(stream, throughVersion))
        {
            _events.Delete(row);
        }

        stream.Trimmed = throughVersion;
        _streams.MarkDirty(stream);
        StoreHeads();
    }

    private void StoreHeads()
    {
        _streams.Flush();
        _writer.SetHeadsThrough(_lastRow);
    }

    private StoreOutcome Upkeep(Action change) =>
        Write(change) ? StoreOutcome.Success : StoreOutcome.Failed(StoreRules.FencedReason);

    private bool Write(Action change)
    {
        HasReachedCommit = false;
        _begin.Run();
        if (!_writer.IsStillOurs())
        {
            _connection.RollBack();
            return false;
        }

        change();
        HasReachedCommit = true;
        _commit.Run();
        return true;
    }
}
