using Shouldly;
using Supervisor.Journal;
using Supervisor.Journal.Stores.Postgres;
using Supervisor.Supervision.Ports.Journal;
using Supervisor.TestKit.Journals;
using Xunit;

namespace Supervisor.IntegrationTests.Journal;

/// <summary>The server dies in the middle of appends and comes back.</summary>
public sealed class PostgresOutageTests(PostgresServer server) : IClassFixture<PostgresServer>
{
    private const int Streams = 8;

    [Fact]
    public async Task Server_KilledAmidAppends_NothingIsClaimedFalselyAndItGoesOn()
    {
        server.SkipUnlessThere();
        var settings = new PostgresStoreSettings(server.ConnectionString, "outage");
        await using var running = RunningJournal.Start(new PostgresStore(settings));
        (await running.Journal.FirstOpening).Reason.ShouldBeEmpty();

        for (var outage = 0; outage < 3; outage++)
        {
            var appenders = Enumerable
                .Range(0, Streams)
                .Select(i => AppendUntilNotAsync(running.Journal, $"s/{outage}/{i}"));
            var ends = Task.WhenAll(appenders);
            await server.CrashAsync();
            var answered = await ends;
            (await running.Journal.AppendAsync(Events.Append("while-away", 0))).Status.ShouldNotBe(
                AppendStatus.Appended
            );
            running.Status.Last.ShouldBe(JournalCondition.Degraded);

            await server.StartAsync();
            await AppendUntilTakenAsync(running.Journal, $"back/{outage}");
            running.Status.Last.ShouldBe(JournalCondition.Ready);
            foreach (var appender in answered)
            {
                await CheckAsync(running.Journal, appender);
            }
        }
    }

    private static async Task<Appender> AppendUntilNotAsync(NodeJournal journal, string stream)
    {
        await Task.Yield();
        long version = 0;
        while (true)
        {
            var outcome = await journal.AppendAsync(Events.Append(stream, version));
            if (outcome.Status != AppendStatus.Appended)
            {
                outcome.Status.ShouldBeOneOf(AppendStatus.Unknown, AppendStatus.Refused);
                return new Appender(stream, version, outcome.Status);
            }

            version++;
        }
    }

    private static async Task AppendUntilTakenAsync(NodeJournal journal, string stream)
    {
        // Refused at once while the writer pauses between two openings: the yield lets it have its turn.
        while ((await journal.AppendAsync(Events.Append(stream, 0))).Status == AppendStatus.Refused)
        {
            await Task.Yield();
        }
    }

    private static async Task CheckAsync(NodeJournal journal, Appender appender)
    {
        var read = await journal.ReadAsync(appender.Stream);
        read.Status.ShouldBe(ReadStatus.Read, read.Reason);
        var mostPossible = appender.Acknowledged + (appender.LastAnswer == AppendStatus.Unknown ? 1 : 0);
        ((long)read.Events.Count).ShouldBeInRange(appender.Acknowledged, mostPossible, appender.Stream);
    }

    private sealed record Appender(string Stream, long Acknowledged, AppendStatus LastAnswer);
}
