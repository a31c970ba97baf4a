using System.Diagnostics;
using Shouldly;
using Supervisor.Actors;
using Supervisor.Journal;
using Supervisor.Journal.Stores.Postgres;
using Supervisor.Supervision.Ports.Journal;
using Supervisor.TestKit.Journals;
using Supervisor.TestKit.Postgres;
using Xunit;

namespace Supervisor.IntegrationTests.Journal;

/// <summary>The server, or the way to it, hangs: connections stay open, and nothing comes back.</summary>
public sealed class PostgresHangTests(PostgresServer server) : IClassFixture<PostgresServer>
{
    private static readonly TimeSpan AnswerDeadline = TimeSpan.FromMilliseconds(300);

    // Far more than any answer takes, far less than the server hangs.
    private static readonly TimeSpan AtOnce = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task Server_Frozen_BlocksNobodyAndClaimsNothingFalse()
    {
        server.SkipUnlessThere();
        await using var running = Start("frozen", server.ConnectionString);
        await TakeAsync(running.Journal, "s", 0);
        await server.Process.FreezeAsync();
        AppendOutcome unknown;
        try
        {
            unknown = await NotTakenAsync(running, "s", 1);
        }
        finally
        {
            await server.Process.ThawAsync();
        }

        await AppendUntilTakenAsync(running.Journal, "back");
        await CheckAsync(running.Journal, "s", 1, unknown);
    }

    [Fact]
    public async Task Network_LosingAllAnswers_LeavesWhatWasDoneToBeFound()
    {
        server.SkipUnlessThere();
        await using var relay = Relay.To(server.Process.Port);
        await using var running = Start("no-answers", PostgresProcess.ConnectionStringVia(relay.Port));
        await TakeAsync(running.Journal, "s", 0);
        relay.LoseAnswers();

        (await NotTakenAsync(running, "s", 1)).Status.ShouldBe(AppendStatus.Unknown);

        relay.Heal();
        await AppendUntilTakenAsync(running.Journal, "back");
        (await running.Journal.ReadAsync("s")).Events.Count.ShouldBe(2, "the server had done what it could not say");
    }

    [Fact]
    public async Task Network_DeliveringAnAppendAfterTheNextOpening_ChangesNothing()
    {
        server.SkipUnlessThere();
        await using var relay = Relay.To(server.Process.Port);
        await using var running = Start("late", PostgresProcess.ConnectionStringVia(relay.Port));
        await TakeAsync(running.Journal, "s", 0);
        relay.HoldRequests();
        (await NotTakenAsync(running, "s", 1)).Status.ShouldBe(AppendStatus.Unknown);
        relay.Heal();
        await AppendUntilTakenAsync(running.Journal, "back");
        (await running.Journal.ReadAsync("s")).Events.Count.ShouldBe(1);

        await relay.DeliverHeldAsync();

        (await running.Journal.AppendAsync(Events.Append("s", 1, 2))).ShouldBe(AppendOutcome.Appended(3));
        (await running.Journal.ReadAsync("s")).Events.Count.ShouldBe(3);
    }

    private static RunningJournal Start(string journal, string connection) =>
        RunningJournal.Start(
            // The session gives a call up soon, so that the next opening does not take the test's time.
            new PostgresStore(
                new PostgresStoreSettings($"{connection};Command Timeout=1;Cancellation Timeout=-1", journal)
            ),
            with => with with { AnswerDeadline = AnswerDeadline, LongestRetry = TimeSpan.FromMilliseconds(200) }
        );

    /// <summary>Appends while nothing answers, and has another actor do its work meanwhile.</summary>
    private static async Task<AppendOutcome> NotTakenAsync(RunningJournal running, string stream, long version)
    {
        var watch = Stopwatch.StartNew();
        var append = running.Journal.AppendAsync(Events.Append(stream, version));
        var other = running.System.Spawn(Props.Of(() => new Echo()), $"echo-{stream}");
        (await other.Ask<string>(reply => new Question(reply), AtOnce)).Reply.ShouldBe("here");
        append.IsCompleted.ShouldBeFalse("nothing can have been answered yet");

        var outcome = await append.WaitAsync(AtOnce);
        outcome.Status.ShouldBe(AppendStatus.Unknown, outcome.Reason);
        watch.Elapsed.ShouldBeGreaterThanOrEqualTo(AnswerDeadline);

        var next = await running.Journal.AppendAsync(Events.Append("next", 0)).WaitAsync(AtOnce);
        next.Status.ShouldBe(AppendStatus.Refused);
        next.Reason.ShouldContain("has not answered");
        var read = await running.Journal.ReadAsync(stream).WaitAsync(AtOnce);
        read.Status.ShouldBe(ReadStatus.Unavailable);
        running.Status.Last.ShouldBe(JournalCondition.Degraded);
        return outcome;
    }

    private static async Task TakeAsync(NodeJournal journal, string stream, long version)
    {
        (await journal.FirstOpening).Reason.ShouldBeEmpty();
        (await journal.AppendAsync(Events.Append(stream, version))).ShouldBe(AppendOutcome.Appended(version + 1));
    }

    private static async Task AppendUntilTakenAsync(NodeJournal journal, string stream)
    {
        while ((await journal.AppendAsync(Events.Append(stream, 0))).Status != AppendStatus.Appended)
        {
            await Task.Yield();
        }
    }

    private static async Task CheckAsync(NodeJournal journal, string stream, long acknowledged, AppendOutcome last) =>
        await new AppendRun(stream, acknowledged, acknowledged + 1, last).CheckAsync(journal, "after the hang");

    private sealed record Question(ActorRef<string> ReplyTo);

    private sealed class Echo : Actor<Question>
    {
        protected override void Receive(Question question) => question.ReplyTo.Tell("here");
    }
}
