using Supervisor.Sqlite;
using Supervisor.Supervision.Ports.Journal;

namespace Supervisor.Journal.Stores.Sqlite;

/// <summary>
/// The journal's file with its connection, its session and its reserve: turns every fault into an outcome, and gets the
/// file back into a state from which one can go on. Belongs to one thread.
/// </summary>
internal sealed class JournalFile(SqliteStoreSettings settings, TimeProvider time)
{
    private static readonly string[] Suffixes = ["", "-wal", "-shm"];

    private readonly DiskReserve _reserve = new(settings.Path + ".reserve", settings.ReserveBytes, time);
    private SqliteConnection? _connection;
    private SqliteSession? _session;
    private string _writer = "";

    private string Notice =>
        _reserve.IsThere || settings.ReserveBytes == 0
            ? ""
            : $"The disk of {settings.Path} is almost full: the journal lives on what its reserve gave up. Free some space.";

    private string NotOpen => $"{settings.Path} is not open.";

    public OpenOutcome Open(OpenRequest request)
    {
        _writer = request.Writer;
        try
        {
            return OpenOnce(request);
        }
        catch (SqliteException fault)
        {
            return HasFoundRoom(fault) ? Open(request) : NotOpened(fault);
        }
        catch (DamageException damage)
        {
            Drop();
            return OpenOutcome.Unusable(SqliteFault.Damage(damage.Message, settings.Path));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            Drop();
            return OpenOutcome.Unavailable($"{settings.Path} cannot be opened: {fault.Message}");
        }
    }

    public CommitOutcome Commit(IReadOnlyList<StreamAppend> appends)
    {
        if (_session is not { } session)
        {
            return CommitOutcome.Failed(NotOpen);
        }

        try
        {
            return Commit(session, appends);
        }
        catch (SqliteException fault)
        {
            // No room: certainly not written. If that can be helped, and only then, it is tried again at once.
            return HasFoundRoom(fault) && Reload() ? Commit(appends) : NotCommitted(fault, session.HasReachedCommit);
        }
    }

    public ReadOutcome Read(Func<SqliteSession, ReadOutcome> read) =>
        Call(read, ReadOutcome.Unavailable, ReadOutcome.Damaged);

    public StoreOutcome Upkeep(Func<SqliteSession, StoreOutcome> change) =>
        Call(change, StoreOutcome.Failed, StoreOutcome.Failed);

    public SizeOutcome Measure()
    {
        if (_session is not { } session)
        {
            return SizeOutcome.Unavailable(NotOpen);
        }

        var files = Suffixes.Select(suffix => new FileInfo(settings.Path + suffix));
        var bytes = files.Where(static file => file.Exists).Sum(static file => file.Length);
        return SizeOutcome.Measured(bytes + _reserve.Bytes, session.ReusableBytes());
    }

    public bool Close()
    {
        try
        {
            _session?.StoreHeadsNow();
        }
        catch (SqliteException)
        {
            // It only saves the next opening some work.
            _connection?.RollBack();
        }

        Drop();
        return true;
    }

    private OpenOutcome OpenOnce(OpenRequest request)
    {
        _session?.Dispose();
        _session = null;
        _connection?.RollBack();
        _reserve.MakeIfRoom();
        _connection ??= JournalConnection.Open(settings);
        if (JournalSchema.Migrate(_connection, settings.Path) is { } unusable)
        {
            Drop();
            return OpenOutcome.Unusable(unusable);
        }

        _session = SqliteSession.Open(_connection, request);
        return _session is { } session
            ? OpenOutcome.Opened(session.Epoch, session.Versions, Notice)
            : OpenOutcome.Fenced(StoreRules.FencedReason);
    }

    private CommitOutcome Commit(SqliteSession session, IReadOnlyList<StreamAppend> appends)
    {
        if (!session.Commit(appends))
        {
            return CommitOutcome.Fenced(StoreRules.FencedReason);
        }

        _reserve.MakeAgainIfDue();
        return CommitOutcome.Committed(Notice);
    }

    private OpenOutcome NotOpened(SqliteException fault)
    {
        Abandon(fault);
        var reason = SqliteFault.Explain(fault, settings.Path);
        return fault.IsDamage ? OpenOutcome.Unusable(reason) : OpenOutcome.Unavailable(reason);
    }

    private CommitOutcome NotCommitted(SqliteException fault, bool hasReachedCommit)
    {
        Abandon(fault);
        var reason = SqliteFault.Explain(fault, settings.Path);
        return fault.IsCertainlyUndone(hasReachedCommit) ? CommitOutcome.Failed(reason) : CommitOutcome.Unknown(reason);
    }

    private TOutcome Call<TOutcome>(
        Func<SqliteSession, TOutcome> call,
        Func<string, TOutcome> failed,
        Func<string, TOutcome> damaged
    )
    {
        if (_session is not { } session)
        {
            return failed(NotOpen);
        }

        try
        {
            return call(session);
        }
        catch (SqliteException fault)
        {
            Reload();
            var reason = SqliteFault.Explain(fault, settings.Path);
            return fault.IsDamage ? damaged(reason) : failed(reason);
        }
        catch (DamageException damage)
        {
            Reload();
            return damaged(SqliteFault.Damage(damage.Message, settings.Path));
        }
    }

    private bool HasFoundRoom(SqliteException fault) => fault.IsNoRoom && _reserve.Release();

    // The session has run ahead of what is stored: another one is loaded. False leaves the file closed until it is opened.
    private bool Reload() => Open(new OpenRequest(_writer, IsClaim: false)).Status == OpenStatus.Opened;

    private void Abandon(SqliteException fault)
    {
        _session?.Dispose();
        _session = null;
        if (!SqliteFault.LeavesConnectionSound(fault))
        {
            Drop();
        }
    }

    private void Drop()
    {
        _session?.Dispose();
        _session = null;
        _connection?.Dispose();
        _connection = null;
    }
}
