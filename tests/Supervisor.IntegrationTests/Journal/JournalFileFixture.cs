using Shouldly;
using Supervisor.Journal.Stores;
using Supervisor.Journal.Stores.Sqlite;
using Supervisor.Sqlite;
using Supervisor.Supervision.Ports.Journal;
using Supervisor.TestKit.Journals;

namespace Supervisor.IntegrationTests.Journal;

/// <summary>A journal file of one test that is opened, closed, tampered with and opened again.</summary>
internal sealed class JournalFileFixture : IAsyncDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private RunningJournal? _running;

    public string Path => _directory.File("journal.db");

    public RunningJournal Running => _running ?? throw new InvalidOperationException("The journal is not open.");

    public IJournal Journal => Running.Journal;

    public async Task<OpenOutcome> OpenAsync()
    {
        await CloseAsync();
        _running = RunningJournal.Start(new SqliteStore(new SqliteStoreSettings(Path), TimeProvider.System));
        return await _running.Journal.FirstOpening;
    }

    public async Task CloseAsync()
    {
        if (_running is { } running)
        {
            _running = null;
            await running.DisposeAsync();
        }
    }

    public async Task AppendAsync(string stream, long version, int count)
    {
        var appended = await Journal.AppendAsync(Events.Append(stream, version, count));
        appended.Status.ShouldBe(AppendStatus.Appended, appended.Reason);
    }

    /// <summary>Closes the journal and changes its file behind its back.</summary>
    public async Task TamperAsync(string sql)
    {
        await CloseAsync();
        using var connection = SqliteConnection.Open(Path, SqliteOpenMode.ReadWrite, TimeSpan.FromSeconds(1));
        connection.Execute(sql);
        connection.Changes.ShouldBeGreaterThan(0, "nothing was tampered with");
    }

    /// <summary>Closes the journal and puts back what a crash at this moment would have left.</summary>
    public async Task CrashAsync()
    {
        string[] files = [Path, Path + "-wal"];
        var images = files.Select(File.ReadAllBytes).ToList();
        await CloseAsync();
        foreach (var (file, image) in files.Zip(images))
        {
            await File.WriteAllBytesAsync(file, image);
        }
    }

    public async Task<ReadOutcome> ShouldBeDamagedAsync(string stream, params string[] words)
    {
        var read = await Journal.ReadAsync(stream);
        read.Status.ShouldBe(ReadStatus.Damaged);
        read.Events.ShouldBeEmpty();
        foreach (var word in words.Append(Path))
        {
            read.Reason.ShouldContain(word);
        }

        return read;
    }

    public async Task ShouldHoldAsync(string stream, int count)
    {
        var read = await Journal.ReadEventsAsync(stream, 0);
        read.Status.ShouldBe(ReadStatus.Read, read.Reason);
        var numbers = Enumerable.Range(1, count).ToList();
        read.Events.Select(stored => (int)stored.Version).ShouldBe(numbers);
        read.Events.Select(stored => stored.Event.Cause).ShouldBe(numbers.Select(number => $"cause-{number}"));
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        _directory.Dispose();
    }
}
