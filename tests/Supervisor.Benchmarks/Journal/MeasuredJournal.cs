using Supervisor.Actors.Dispatching;
using Supervisor.Actors.Systems;
using Supervisor.Journal;
using Supervisor.Journal.Stores;
using Supervisor.Journal.Stores.Postgres;
using Supervisor.Journal.Stores.Sqlite;
using Supervisor.TestKit.Postgres;

namespace Supervisor.Benchmarks.Journal;

/// <summary>A new and empty journal with its actor system, as in the daemon.</summary>
internal sealed class MeasuredJournal : IAsyncDisposable, IJournalObserver, IActorSystemObserver
{
    private readonly Func<ValueTask> _clear;

    private MeasuredJournal(IJournalStore store, Func<ValueTask> clear)
    {
        _clear = clear;
        System = new ActorSystem(
            new ActorSystemSettings("bench", TimeProvider.System, new SeededChance(1), new ThreadPoolDispatcher(), this)
        );
        Journal = NodeJournal.Start(System, store, new JournalSettings("bench"), this);
    }

    public static Task<MeasuredJournal> OnSqliteAsync(string directory)
    {
        var path = Path.Combine(directory, "measured.db");
        var store = new SqliteStore(new SqliteStoreSettings(path) { ReserveBytes = 0 }, TimeProvider.System);
        return OpenAsync(store, () => Delete(path));
    }

    /// <summary>On a server of its own, which is made for it and goes with it.</summary>
    public static async Task<MeasuredJournal> OnPostgresAsync(string directory)
    {
        var server = await PostgresProcess.StartNewAsync(Path.Combine(directory, "postgres"));
        return await OpenAsync(
            new PostgresStore(new PostgresStoreSettings(server.ConnectionString, "bench")),
            server.DisposeAsync
        );
    }

    public ActorSystem System { get; }

    public NodeJournal Journal { get; }

    public async ValueTask DisposeAsync()
    {
        await Journal.CloseAsync();
        await System.ShutdownAsync(TimeSpan.FromSeconds(10));
        await _clear();
    }

    public void OnStatus(JournalStatus status)
    {
        if (status.Condition is JournalCondition.Degraded or JournalCondition.Fenced)
        {
            Console.Error.WriteLine(status);
        }
    }

    public void OnFailure(ActorFailure failure) => Console.Error.WriteLine(failure);

    public void OnFailureWhileStopping(string path, Exception cause) => Console.Error.WriteLine($"{path}: {cause}");

    private static async Task<MeasuredJournal> OpenAsync(IJournalStore store, Func<ValueTask> clear)
    {
        var measured = new MeasuredJournal(store, clear);
        var opening = await measured.Journal.FirstOpening;
        return opening.Status == OpenStatus.Opened ? measured : throw new InvalidOperationException(opening.Reason);
    }

    private static ValueTask Delete(string path)
    {
        foreach (var suffix in (string[])["", "-wal", "-shm"])
        {
            File.Delete(path + suffix);
        }

        return ValueTask.CompletedTask;
    }
}
