using Supervisor.Actors.Dispatching;
using Supervisor.Actors.Systems;
using Supervisor.Journal;
using Supervisor.Journal.Stores.Sqlite;

namespace Supervisor.Benchmarks.Journal;

/// <summary>A SQLite journal in a new file with its actor system, as in the daemon.</summary>
internal sealed class MeasuredJournal : IAsyncDisposable, IJournalObserver, IActorSystemObserver
{
    private readonly string _path;

    public MeasuredJournal(string directory)
    {
        _path = Path.Combine(directory, "measured.db");
        System = new ActorSystem(
            new ActorSystemSettings("bench", TimeProvider.System, new SeededChance(1), new ThreadPoolDispatcher(), this)
        );
        var store = new SqliteStore(new SqliteStoreSettings(_path) { ReserveBytes = 0 }, TimeProvider.System);
        Journal = NodeJournal.Start(System, store, new JournalSettings("bench"), this);
    }

    public ActorSystem System { get; }

    public NodeJournal Journal { get; }

    public static void Delete(string path)
    {
        foreach (var suffix in (string[])["", "-wal", "-shm"])
        {
            File.Delete(path + suffix);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Journal.CloseAsync();
        await System.ShutdownAsync(TimeSpan.FromSeconds(10));
        Delete(_path);
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
}
