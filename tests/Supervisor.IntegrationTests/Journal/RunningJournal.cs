using Supervisor.Actors.Dispatching;
using Supervisor.Actors.Systems;
using Supervisor.Journal;
using Supervisor.Journal.Stores;
using Supervisor.TestKit.Actors;
using Supervisor.TestKit.Journals;

namespace Supervisor.IntegrationTests.Journal;

/// <summary>A journal with an actor system of its own on the real thread pool, as in the daemon.</summary>
internal sealed class RunningJournal : IAsyncDisposable
{
    // Only a store that hangs reaches it: on a busy machine a good one may well be silent for longer than a node waits.
    private static readonly TimeSpan AnswerDeadline = TimeSpan.FromMinutes(1);

    private RunningJournal(ActorSystem system, NodeJournal journal, StatusLog status)
    {
        System = system;
        Journal = journal;
        Status = status;
    }

    public ActorSystem System { get; }

    public NodeJournal Journal { get; }

    public StatusLog Status { get; }

    /// <param name="store">Where it keeps its events.</param>
    /// <param name="with">Changes its settings.</param>
    /// <param name="time">By which its deadlines and pauses end; the system's where none is given.</param>
    public static RunningJournal Start(
        IJournalStore store,
        Func<JournalSettings, JournalSettings>? with = null,
        TimeProvider? time = null
    )
    {
        var settings = new JournalSettings(Guid.NewGuid().ToString()) { AnswerDeadline = AnswerDeadline };
        var system = new ActorSystem(
            new ActorSystemSettings(
                "test",
                time ?? TimeProvider.System,
                new SeededChance(1),
                new ThreadPoolDispatcher(),
                new FailureLog()
            )
        );
        var status = new StatusLog();
        var journal = NodeJournal.Start(system, store, with?.Invoke(settings) ?? settings, status);
        return new RunningJournal(system, journal, status);
    }

    public async ValueTask DisposeAsync()
    {
        await Journal.CloseAsync();
        await System.ShutdownAsync(TimeSpan.FromSeconds(10));
    }
}
