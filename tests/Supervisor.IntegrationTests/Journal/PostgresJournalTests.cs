using Npgsql;
using Shouldly;
using Supervisor.Journal.Stores.Postgres;
using Supervisor.Supervision.Ports.Journal;
using Supervisor.TestKit.Journals;
using Xunit;

namespace Supervisor.IntegrationTests.Journal;

public sealed class PostgresJournalTests(PostgresServer server)
    : JournalContract,
        IClassFixture<PostgresServer>,
        IAsyncLifetime
{
    private readonly List<RunningJournal> _opened = [];
    private readonly string _name = Guid.NewGuid().ToString();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        foreach (var journal in _opened)
        {
            await journal.DisposeAsync();
        }
    }

    [Theory]
    [InlineData("UPDATE supervisor.event SET payload = '\\x00' WHERE version = 3 AND stream = {0}", "checksum")]
    [InlineData("UPDATE supervisor.event SET cause = 'x' WHERE version = 3 AND stream = {0}", "checksum")]
    [InlineData("DELETE FROM supervisor.event WHERE version = 3 AND stream = {0}", "missing")]
    [InlineData("DELETE FROM supervisor.event WHERE version = 5 AND stream = {0}", "missing")]
    public async Task Record_ChangedBehindItsBack_IsRefusedWithItsPlace(string change, string what)
    {
        var journal = await OpenAsync();
        await journal.AppendAsync(Events.Append("s", 0, 5));
        await journal.AppendAsync(Events.Append("other", 0, 5));
        var stream =
            "(SELECT s.id FROM supervisor.stream s JOIN supervisor.journal j ON j.id = s.journal "
            + $"WHERE s.name = 's' AND j.name = '{_name}')";
        await using var source = NpgsqlDataSource.Create(server.ConnectionString);
        await using var command = source.CreateCommand(string.Format(change, stream));
        (await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken)).ShouldBe(1);

        var read = await journal.ReadAsync("s");

        read.Status.ShouldBe(ReadStatus.Damaged);
        read.Reason.ShouldContain("'s'");
        read.Reason.ShouldContain(what);
        (await journal.ReadAsync("other")).Status.ShouldBe(ReadStatus.Read);
    }

    [Fact]
    public async Task Journals_InOneDatabase_DoNotSeeEachOther()
    {
        var journal = await OpenAsync();
        await journal.AppendAsync(Events.Append("s", 0));
        var settings = new PostgresStoreSettings(server.ConnectionString, _name + "-other");
        await using var other = RunningJournal.Start(new PostgresStore(settings));

        (await other.Journal.ReadAsync("s")).Events.ShouldBeEmpty();
        (await other.Journal.AppendAsync(Events.Append("s", 0, 2))).ShouldBe(AppendOutcome.Appended(2));
        (await other.Journal.ListStreamsAsync("")).Streams.ShouldBe(["s"]);
        await ShouldHoldAsync(journal, "s", 1, 1);
    }

    protected override Task<IJournal> OpenAsync()
    {
        server.SkipUnlessThere();
        var settings = new PostgresStoreSettings(server.ConnectionString, _name);
        var running = RunningJournal.Start(new PostgresStore(settings));
        _opened.Add(running);
        return Task.FromResult<IJournal>(running.Journal);
    }

    protected override Task CloseAsync(IJournal journal) =>
        _opened.Single(running => running.Journal == journal).Journal.CloseAsync();
}
