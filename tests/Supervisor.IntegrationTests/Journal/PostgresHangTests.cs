using Shouldly;
using Supervisor.Actors;
using Supervisor.Journal;
using Supervisor.Journal.Stores.Postgres;
using Supervisor.Supervision.Ports.Journal;
using Supervisor.TestKit.Journals;
using Supervisor.TestKit.Postgres;
using Supervisor.TestKit.Time;
using Xunit;

namespace Supervisor.IntegrationTests.Journal;

/// <summary>
/// The server, or the way to it, hangs: connections stay open, and nothing comes back. The journal's own time stands still
/// until a test moves it, so that no deadline passes because the machine is slow.
/// </summary>
public sealed class PostgresHangTests(PostgresServer server) : IClassFixture<PostgresServer>
{
    private static readonly TimeSpan AnswerDeadline = TimeSpan.FromSeconds(2);

    // Longer than anything that does not wait for the server takes, on a machine that is busy as well.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly VirtualClock _clock = new();

    [Fact]
    public async Task Server_Frozen_BlocksNobodyAndClaimsNothingFalse()
    {
        server.SkipUnlessThere();
        await using var running = Start("frozen", server.ConnectionString);
        await AppendUntilThereAsync(running.Journal, "s");
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

        await AppendUntilThereAsync(running.Journal, "back");
        await new AppendRun("s", 1, 2, unknown).CheckAsync(running.Journal, "after the hang");
    }

    [Fact]
    public async Task Network_LosingAllAnswers_LeavesWhatWasDoneToBeFound()
    {
        server.SkipUnlessThere();
        await using var relay = Relay.To(server.Process.Port);
        await using var running = Start("no-answers", Impatient(relay));
        await AppendUntilThereAsync(running.Journal, "s");
        relay.LoseAnswers();

        await NotTakenAsync(running, "s", 1);

        relay.Heal();
        await AppendUntilThereAsync(running.Journal, "back");
        (await running.Journal.ReadAsync("s")).Events.Count.ShouldBe(2, "the server had done what it could not say");
    }

    [Fact]
    public async Task Network_DeliveringAnAppendAfterTheNextOpening_ChangesNothing()
    {
        server.SkipUnlessThere();
        await using var relay = Relay.To(server.Process.Port);
        await using var running = Start("late", Impatient(relay));
        await AppendUntilThereAsync(running.Journal, "s");
        relay.HoldRequests();
        await NotTakenAsync(running, "s", 1);
        relay.Heal();
        await AppendUntilThereAsync(running.Journal, "back");
        (await running.Journal.ReadAsync("s")).Events.Count.ShouldBe(1);

        await relay.DeliverHeldAsync();

        (await running.Journal.AppendAsync(Events.Append("s", 1, 2))).ShouldBe(AppendOutcome.Appended(3));
        (await running.Journal.ReadAsync("s")).Events.Count.ShouldBe(3);
    }

    // The session gives a call up by itself, since what is broken stays so: later than a server that is well takes, soon
    // enough for a test.
    private static string Impatient(Relay relay) =>
        $"{PostgresProcess.ConnectionStringVia(relay.Port)};Timeout=4;Command Timeout=4;Cancellation Timeout=-1";

    private RunningJournal Start(string journal, string connection) =>
        RunningJournal.Start(
            new PostgresStore(new PostgresStoreSettings(connection, journal)),
            with => with with { AnswerDeadline = AnswerDeadline, LongestRetry = AnswerDeadline },
            _clock
        );

    /// <summary>Appends while nothing answers, and has another actor do its work meanwhile.</summary>
    private async Task<AppendOutcome> NotTakenAsync(RunningJournal running, string stream, long version)
    {
        var append = running.Journal.AppendAsync(Events.Append(stream, version));
        var other = running.System.Spawn(Props.Of(() => new Echo()), $"echo-{stream}");
        var echo = other.Ask<string>(reply => new Question(reply), Patience).WaitAsync(Patience);
        (await echo).Reply.ShouldBe("here");
        append.IsCompleted.ShouldBeFalse("nothing can have been answered yet");

        var outcome = await PassTimeUntilAsync(append);
        outcome.Status.ShouldBe(AppendStatus.Unknown);
        outcome.Reason.ShouldContain("has not answered for 2 s");

        var next = await running.Journal.AppendAsync(Events.Append("next", 0)).WaitAsync(Patience);
        next.Status.ShouldBe(AppendStatus.Refused);
        next.Reason.ShouldContain("has not answered");
        var read = await running.Journal.ReadAsync(stream).WaitAsync(Patience);
        read.Status.ShouldBe(ReadStatus.Unavailable);
        running.Status.Last.ShouldBe(JournalCondition.Degraded);
        return outcome;
    }

    /// <summary>Until it is there, and be it by an earlier attempt of which nobody could say.</summary>
    private async Task AppendUntilThereAsync(NodeJournal journal, string stream)
    {
        var outcome = await journal.AppendAsync(Events.Append(stream, 0));
        while (outcome.Status is AppendStatus.Refused or AppendStatus.Unknown)
        {
            PassTime();
            await Task.Yield();
            outcome = await journal.AppendAsync(Events.Append(stream, 0));
        }

        outcome.Version.ShouldBe(1, outcome.Reason);
    }

    private async Task<AppendOutcome> PassTimeUntilAsync(Task<AppendOutcome> ended)
    {
        var begun = TimeProvider.System.GetTimestamp();
        while (!ended.IsCompleted)
        {
            TimeProvider.System.GetElapsedTime(begun).ShouldBeLessThan(Patience, "nothing ends at the deadline");
            PassTime();
            await Task.Yield();
        }

        return await ended;
    }

    // As much as any of the journal's deadlines and pauses takes.
    private void PassTime()
    {
        var then = _clock.Elapsed + AnswerDeadline;
        while (_clock.MoveToNextTimer(then)) { }

        _clock.MoveTo(then);
    }

    private sealed record Question(ActorRef<string> ReplyTo);

    private sealed class Echo : Actor<Question>
    {
        protected override void Receive(Question question) => question.ReplyTo.Tell("here");
    }
}
