using Supervisor.Sqlite;
using Supervisor.Supervision.Ports.Journal;

namespace Supervisor.Journal.Stores.Sqlite;

/// <summary>A journal in a SQLite file on this machine, with a thread of its own that does all blocking work.</summary>
public sealed class SqliteStore(SqliteStoreSettings settings, TimeProvider time) : IJournalStore
{
    private readonly JournalFile _file = new(settings, time);
    private SqliteThread? _thread;

    public Task<OpenOutcome> OpenAsync(OpenRequest request) => Do(() => _file.Open(request));

    public Task<CommitOutcome> CommitAsync(IReadOnlyList<StreamAppend> appends) => Do(() => _file.Commit(appends));

    public Task<ReadOutcome> ReadAsync(string stream) => Do(() => _file.Read(session => session.Read(stream)));

    public Task<ReadOutcome> ReadEventsAsync(string stream, long afterVersion) =>
        Do(() => _file.Read(session => session.ReadEvents(stream, afterVersion)));

    public Task<StoreOutcome> SaveSnapshotAsync(string stream, Snapshot snapshot) =>
        Do(() => _file.Upkeep(session => session.SaveSnapshot(stream, snapshot)));

    public Task<StoreOutcome> TrimAsync(string stream, long throughVersion) =>
        Do(() => _file.Upkeep(session => session.Trim(stream, throughVersion)));

    public Task<SizeOutcome> MeasureAsync() => Do(_file.Measure);

    public async Task CloseAsync()
    {
        if (_thread is { } thread)
        {
            await Do(_file.Close);
            _thread = null;
            thread.Dispose();
        }
    }

    private Task<TResult> Do<TResult>(Func<TResult> job) => (_thread ??= new SqliteThread("journal")).Do(job);
}
