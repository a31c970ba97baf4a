using Supervisor.Cluster.Coordination.Embedded.Entries;
using Supervisor.Contracts.Ids;
using Supervisor.Sqlite;
using Supervisor.Supervision.Ports.Coordination;
using Supervisor.Supervision.Time;

namespace Supervisor.Cluster.Coordination.Embedded;

/// <summary>The opened file with its prepared statements. It keeps nothing in memory: other processes write the same file.</summary>
internal sealed class CoordinationSession : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly StoreRow _store;

    private CoordinationSession(SqliteConnection connection, IBootClock boot)
    {
        _connection = connection;
        _store = new StoreRow(connection);
        Revisions = new RevisionTable(connection);
        Nodes = new NodeTable(connection);
        Freezes = new FreezeTable(connection);
        Entries = new EntrySession(connection, boot);
    }

    public RevisionTable Revisions { get; }

    public NodeTable Nodes { get; }

    public FreezeTable Freezes { get; }

    public EntrySession Entries { get; }

    /// <summary>Whether another file stands at the path now, or none.</summary>
    public bool HasMoved => _connection.HasMoved;

    /// <summary>Gives the reason when the file is none that this program can use.</summary>
    public static (CoordinationSession? Session, string Reason) Open(
        EmbeddedSettings settings,
        IBootClock boot,
        StoreId idIfNew
    )
    {
        var connection = SqliteConnection.Open(settings.Path, SqliteOpenMode.Create, settings.BusyTimeout);
        CoordinationSession? session = null;
        try
        {
            Configure(connection);
            var reason = CoordinationSchema.Schema.Migrate(
                connection,
                settings.Path,
                () => StoreRow.Create(connection, idIfNew)
            );
            session = reason is null ? new CoordinationSession(connection, boot) : null;
            return (session, reason ?? "");
        }
        finally
        {
            if (session is null)
            {
                connection.Dispose();
            }
        }
    }

    public StoreState Look()
    {
        var mark = _store.Read();
        return new StoreState(mark.Store, mark.Version, Revisions.Latest);
    }

    /// <summary>Everything that is read is of one moment.</summary>
    public T? Read<T>(Func<CoordinationSession, T?> read)
        where T : class
    {
        _connection.Execute("BEGIN");
        Verify();
        var found = read(this);
        _connection.Execute("COMMIT");
        return found;
    }

    /// <summary>Nothing is written when the change is none, or when it was given up in the meantime.</summary>
    public WriteOutcome<T> Write<T>(Func<CoordinationSession, Verdict<T>> write, CommitGate gate)
        where T : class
    {
        _connection.Execute("BEGIN IMMEDIATE");
        var before = Verify();
        var verdict = write(this);
        if (!verdict.IsChange)
        {
            _connection.RollBack();
            return verdict.Outcome;
        }

        _store.Write(Counted(before with { Version = before.Version + 1 }));
        if (!gate.TryEnter())
        {
            _connection.RollBack();
            return WriteOutcome<T>.Unavailable("The change was given up before it was written.");
        }

        _connection.Execute("COMMIT");
        return verdict.Outcome;
    }

    public void Dispose()
    {
        _store.Dispose();
        Revisions.Dispose();
        Nodes.Dispose();
        Freezes.Dispose();
        Entries.Dispose();
        _connection.Dispose();
    }

    private StoreMark Verify()
    {
        var mark = _store.Read();
        return mark == Counted(mark) ? mark : throw Rows.Damage("there are fewer or more records than were written");
    }

    private StoreMark Counted(StoreMark mark) =>
        mark with
        {
            Revision = Revisions.Latest?.Number ?? 0,
            Freeze = Freezes.Read().Version,
            Nodes = Nodes.Count,
        };

    // A rollback journal, not a write-ahead log: changes are rare, all is in one file, and it can be read when the disk is
    // full or the file is write-protected. FULL with TRUNCATE: a commit is flushed, its end included, before it is answered.
    private static void Configure(SqliteConnection connection) =>
        connection.Execute(
            """
            PRAGMA journal_mode = TRUNCATE;
            PRAGMA synchronous = FULL;
            PRAGMA cell_size_check = ON;
            PRAGMA temp_store = MEMORY;
            """
        );
}
