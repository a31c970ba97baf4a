using Shouldly;
using Supervisor.Journal;
using Supervisor.Journal.Stores.Postgres;
using Supervisor.Supervision.Ports.Journal;
using Supervisor.TestKit.Drills;
using Supervisor.TestKit.Journals;
using Xunit;

namespace Supervisor.IntegrationTests.Journal;

/// <summary>
/// The server dies in the middle of appends, at a random moment, and comes back through its crash recovery: what was
/// acknowledged must be there, in order, and nothing else may have been claimed. It is a server that by its own settings
/// would lose what it has acknowledged.
/// </summary>
public sealed class PostgresOutageTests(CarelessPostgresServer server) : IClassFixture<CarelessPostgresServer>
{
    private const int Streams = 8;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task Server_DyingAmidAppends_LosesNothingAcknowledgedAndClaimsNothingFalse(bool bySigkill) =>
        EndureAsync(outages: 3, bySigkill);

    [Drill("postgres-kill")]
    public Task Server_KilledFiftyTimes_LosesNothingAcknowledged() => EndureAsync(outages: 50, bySigkill: true);

    private async Task EndureAsync(int outages, bool bySigkill)
    {
        server.SkipUnlessThere();
        var seed = Random.Shared.Next();
        var chance = new Random(seed);
        var settings = new PostgresStoreSettings(server.ConnectionString, $"outage-{bySigkill}");
        await using var running = RunningJournal.Start(
            new PostgresStore(settings),
            with => with with { LongestRetry = TimeSpan.FromMilliseconds(200) }
        );
        (await running.Journal.FirstOpening).Reason.ShouldBeEmpty();
        var runs = new List<AppendRun>();
        for (var outage = 1; outage <= outages; outage++)
        {
            var ended = await AppendIntoOutageAsync(running.Journal, $"{outage}", 1 + chance.Next(300), bySigkill);
            runs.AddRange(ended);
            running.Status.Last.ShouldBe(JournalCondition.Degraded);

            await server.Process.StartAfterKillAsync();
            await AppendUntilTakenAsync(running.Journal, $"back/{outage}");
            running.Status.Last.ShouldBe(JournalCondition.Ready);
            foreach (var run in ended)
            {
                await run.CheckAsync(running.Journal, $"seed {seed}, outage {outage}");
            }
        }

        foreach (var run in runs)
        {
            await run.CheckAsync(running.Journal, $"seed {seed}, at the end");
        }
    }

    private async Task<AppendRun[]> AppendIntoOutageAsync(
        NodeJournal journal,
        string name,
        int appendsBefore,
        bool bySigkill
    )
    {
        var enough = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var appends = 0;
        var runs = Enumerable
            .Range(0, Streams)
            .Select(i => AppendRun.UntilNotTakenAsync(journal, $"s/{name}/{i}", Count));
        var ends = Task.WhenAll(runs);
        await enough.Task;
        if (bySigkill)
        {
            server.Process.Kill();
        }
        else
        {
            await server.Process.CrashAsync();
        }

        return await ends;

        void Count()
        {
            if (Interlocked.Increment(ref appends) == appendsBefore)
            {
                enough.SetResult();
            }
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
}
