using Supervisor.Journal.Stores.Sqlite;
using Supervisor.Supervision.Ports.Journal;
using Supervisor.TestKit.Journals;
using Xunit;

namespace Supervisor.IntegrationTests.Journal;

public sealed class SqliteJournalTests : JournalContract, IAsyncLifetime
{
    private readonly TemporaryDirectory _directory = new();
    private readonly List<RunningJournal> _opened = [];

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        foreach (var journal in _opened)
        {
            await journal.DisposeAsync();
        }

        _directory.Dispose();
    }

    protected override Task<IJournal> OpenAsync()
    {
        var settings = new SqliteStoreSettings(_directory.File("journal.db"));
        var running = RunningJournal.Start(new SqliteStore(settings, TimeProvider.System));
        _opened.Add(running);
        return Task.FromResult<IJournal>(running.Journal);
    }

    protected override Task CloseAsync(IJournal journal) =>
        _opened.Single(running => running.Journal == journal).Journal.CloseAsync();
}
