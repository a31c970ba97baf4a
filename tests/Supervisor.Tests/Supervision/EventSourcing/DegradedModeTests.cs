using Shouldly;
using Supervisor.Supervision.Commands;
using Supervisor.Supervision.EventSourcing;
using Supervisor.Supervision.Ports.Journal;
using Xunit;

namespace Supervisor.Tests.Supervision.EventSourcing;

/// <summary>What an event-sourced actor does while its journal takes nothing.</summary>
public sealed class DegradedModeTests
{
    private const string Full = "The disk is full. Nothing was changed; ask again later.";

    private readonly TallyKit _kit = new();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Observation_WhoseAppendFailed_IsActedOnAtOnceAndWrittenOnceLater(bool isCertain)
    {
        var tally = _kit.SpawnReady();
        Fail(isCertain, wasWritten: false);
        tally.Tell(new TallySeen(1));
        _kit.Run();
        _kit.Log.ShouldBe(["added 1"]);
        _kit.Written.ShouldBeEmpty();

        _kit.Wait();
        _kit.Written.ShouldBe([1]);
        _kit.Log.ShouldBe(["added 1"]);
    }

    [Fact]
    public void Observation_OfWhichNobodyCouldSay_ThatWasWrittenIsNotWrittenAgain()
    {
        var tally = _kit.SpawnReady();
        _kit.LoseNext(writes: true);
        tally.Tell(new TallySeen(1));
        tally.Tell(new TallySeen(2));
        _kit.Wait();
        _kit.Written.ShouldBe([1, 2]);
        _kit.Log.ShouldBe(["added 1", "added 2"]);
    }

    [Fact]
    public void Observations_WhileTheDiskStaysFull_AreDecidedInMemoryAndWrittenInTheirOrder()
    {
        var tally = _kit.SpawnReady();
        _kit.RefuseNext();
        _kit.RefuseNext();
        tally.Tell(new TallySeen(1));
        tally.Tell(new TallySeen(2));
        _kit.Run();
        tally.Tell(new TallySeen(3));
        _kit.Ask(tally);
        _kit.Totals.Expect(6);
        _kit.Log.ShouldBe(["added 1", "added 2", "added 3"]);
        _kit.Written.ShouldBeEmpty();

        _kit.Wait();
        _kit.Written.ShouldBe([1, 2, 3]);
        _kit.News.Heard.ShouldBe(["tally is degraded: The disk is full.", "tally has caught up on 3"]);
    }

    [Fact]
    public void Backlog_LargerThanOneAppend_IsWrittenInSeveralBeforeAnyCommand()
    {
        _kit.Services = _kit.Services with { EventsPerAppend = 2, EventsPerSnapshot = 100 };
        var tally = _kit.SpawnReady();
        _kit.RefuseNext();
        for (var i = 1; i <= 5; i++)
        {
            tally.Tell(new TallySeen(i));
        }

        _kit.Run();
        _kit.Journal.Holds = true;
        _kit.Wait();
        _kit.Journal.AnswerOne();
        _kit.Add(tally, "a", 9);
        _kit.Replies.Expect(CommandOutcome.Unavailable(Full));
        _kit.Journal.Holds = false;
        _kit.Journal.AnswerOne();
        _kit.Run();
        _kit.Written.ShouldBe([1, 2, 3, 4, 5]);

        _kit.Add(tally, "a", 9);
        _kit.Replies.Expect(CommandOutcome.Done);
    }

    [Fact]
    public void Command_Refused_WasNeverDoneAndTheNextOneTriesAgain()
    {
        var tally = _kit.SpawnReady();
        _kit.RefuseNext();
        _kit.Add(tally, "a", 5);
        _kit.Add(tally, "a", 5);
        _kit.Ask(tally);
        _kit.Replies.Expect(CommandOutcome.Unavailable(Full), CommandOutcome.Done);
        _kit.Totals.Expect(5);
        _kit.Written.ShouldBe([5]);
    }

    [Fact]
    public void Command_WhileDegraded_IsTurnedAwayUnlessItWasDoneBefore()
    {
        var tally = _kit.SpawnReady();
        _kit.Add(tally, "a", 5);
        _kit.Replies.Expect(CommandOutcome.Done);
        _kit.RefuseNext();
        tally.Tell(new TallySeen(1));
        _kit.Run();

        _kit.Add(tally, "a", 5);
        _kit.Add(tally, "b", 5);
        _kit.Replies.Expect(CommandOutcome.Done, CommandOutcome.Unavailable(Full));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Command_OfWhichNobodyCouldSay_IsUnknownUntilItIsDurableAndRunsOnce(bool wasWritten)
    {
        var tally = _kit.SpawnReady();
        _kit.LoseNext(wasWritten);
        _kit.Add(tally, "a", 5);
        _kit.Add(tally, "a", 5);
        var unknown = CommandOutcome.Unknown("No answer. Ask again with the same id.");
        _kit.Replies.Expect(unknown, unknown);
        _kit.Log.ShouldBeEmpty();

        _kit.Wait();
        _kit.Log.ShouldBe(["added 5"]);
        _kit.Add(tally, "a", 5);
        _kit.Replies.Expect(CommandOutcome.Done);
        _kit.Written.ShouldBe([5]);
    }

    [Fact]
    public void Observation_DecidedWhileACommandIsUnknown_IsWrittenAfterIt()
    {
        var tally = _kit.SpawnReady();
        _kit.LoseNext(writes: false);
        _kit.Add(tally, "a", 5);
        tally.Tell(new TallySeen(1));
        _kit.Run();
        _kit.Log.ShouldBe(["added 1"]);

        _kit.Wait();
        _kit.Written.ShouldBe([5, 1]);
        _kit.Log.ShouldBe(["added 1", "added 5"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Undertaking_WhoseAppendFailed_WaitsAndComesBeforeThoseThatWaited(bool isCertain)
    {
        var tally = _kit.SpawnReady();
        Fail(isCertain, wasWritten: false);
        tally.Tell(new TallyPlanned(1));
        tally.Tell(new TallyPlanned(2));
        tally.Tell(new TallySeen(3));
        _kit.Run();
        _kit.Log.ShouldBe(["added 3"]);

        _kit.Wait();
        _kit.Log.ShouldBe(["added 3", "added 1", "added 2"]);
        _kit.Written.ShouldBe(isCertain ? [3, 1, 2] : [1, 3, 2]);
    }

    [Fact]
    public void SafetyAct_DuringAnAppend_ActsAtOnceAndIsWrittenAfterIt()
    {
        var tally = _kit.SpawnReady();
        _kit.Journal.Holds = true;
        _kit.Add(tally, "a", 5);
        _kit.Add(tally, "b", 6);
        tally.Tell(new TallyFenced(1));
        _kit.Run();
        _kit.Log.ShouldBe(["safe 1"]);

        _kit.Journal.Holds = false;
        _kit.Journal.AnswerOne();
        _kit.Replies.Expect(CommandOutcome.Done, CommandOutcome.Done);
        _kit.Log.ShouldBe(["safe 1", "added 5", "added 1", "added 6"]);
        _kit.Written.ShouldBe([5, 1, 6]);
    }

    [Fact]
    public void SafetyAct_DuringAnAppendThatIsRefused_KeepsWhatItWasDecidedOn()
    {
        var tally = _kit.SpawnReady();
        _kit.Journal.Holds = true;
        _kit.Add(tally, "a", 5);
        tally.Tell(new TallyFenced(1));
        _kit.Run();
        _kit.RefuseNext();
        _kit.Journal.Holds = false;
        _kit.Journal.AnswerOne();
        _kit.Replies.Expect(CommandOutcome.Unknown("The disk is full. Ask again with the same id."));
        _kit.Log.ShouldBe(["safe 1", "added 1"]);

        _kit.Wait();
        _kit.Written.ShouldBe([5, 1]);
    }

    [Fact]
    public void SafetyAct_BeforeAnythingIsKnown_ActsAtOnceAndIsWrittenOnceItIs()
    {
        _kit.Journal.AnswerNextRead(ReadOutcome.Unavailable("The disk does not answer."));
        var tally = _kit.Spawn();
        tally.Tell(new TallyFenced(1));
        _kit.Run();
        _kit.Log.ShouldBe(["safe 1"]);

        _kit.Wait();
        _kit.Log.ShouldBe(["safe 1", "recovered 0", "safe 1", "added 1"]);
        _kit.Written.ShouldBe([1]);
    }

    [Fact]
    public void SafetyAct_OfAStreamThatIsDamaged_StillActs()
    {
        _kit.Journal.AnswerNextRead(ReadOutcome.Damaged("Event 3 is damaged."));
        var tally = _kit.SpawnReady();
        tally.Tell(new TallyFenced(1));
        _kit.Run();
        _kit.Log.ShouldBe(["safe 1"]);
        _kit.Actors.DeadLetters.ShouldHaveSingleItem().Message.ShouldBe(new TallyFenced(1));
    }

    [Fact]
    public void DoubtfulAppend_WhileTheStreamCannotBeRead_IsNeitherRepeatedNorForgotten()
    {
        var tally = _kit.SpawnReady();
        _kit.LoseNext(writes: true);
        _kit.Journal.AnswerNextRead(ReadOutcome.Unavailable("The disk does not answer."));
        tally.Tell(new TallySeen(1));
        _kit.Actors.Advance(TimeSpan.FromMilliseconds(250));
        _kit.Written.ShouldBe([1]);
        _kit.Add(tally, "a", 5);
        _kit.Replies.Take().ShouldHaveSingleItem().Status.ShouldBe(CommandStatus.Unavailable);

        _kit.Wait();
        _kit.Add(tally, "a", 5);
        _kit.Replies.Expect(CommandOutcome.Done);
        _kit.Written.ShouldBe([1, 5]);
        _kit.Log.ShouldBe(["added 1", "added 5"]);
    }

    [Fact]
    public void DoubtfulAppend_WhoseStreamIsFoundDamaged_PutsTheActorOutOfUse()
    {
        var tally = _kit.SpawnReady();
        _kit.LoseNext(writes: false);
        _kit.Journal.AnswerNextRead(ReadOutcome.Damaged("Event 3 is damaged."));
        tally.Tell(new TallySeen(1));
        tally.Tell(new TallyPlanned(2));
        _kit.Wait();
        _kit.News.Heard[^1].ShouldBe("tally is out of use: Event 3 is damaged.");
        _kit.Actors.DeadLetters.ShouldHaveSingleItem().Message.ShouldBe(new TallyPlanned(2));
    }

    [Fact]
    public void Stream_InWhichSomebodyElseWrote_IsReadAnewByTheNextIncarnation()
    {
        var tally = _kit.SpawnReady();
        var second = _kit.Spawn("second");
        _kit.Run();
        second.Tell(new TallySeen(7));
        _kit.Run();
        tally.Tell(new TallySeen(1));
        _kit.Wait();
        _kit.Actors.Log.Failures.ShouldHaveSingleItem().Cause.ShouldBeOfType<StreamDivergedException>();
        _kit.Ask(tally);
        _kit.Totals.Expect(7);
    }

    [Fact]
    public void Actor_EndedWhileDegraded_LosesWhatWasNotWrittenAndLooksAgain()
    {
        var tally = _kit.SpawnReady();
        _kit.RefuseNext();
        tally.Tell(new TallySeen(1));
        _kit.Run();
        _ = _kit.Actors.System.StopAsync(tally, TimeSpan.FromSeconds(1));
        _kit.Run();

        _kit.Spawn("next");
        _kit.Run();
        _kit.Log.ShouldBe(["added 1", "recovered 0"]);
    }

    [Fact]
    public void Fencing_FoundWhileDegraded_FailsTheActor()
    {
        var tally = _kit.SpawnReady();
        _kit.RefuseNext();
        tally.Tell(new TallySeen(1));
        _kit.Run();
        _kit.Journal.AnswerNextAppend(AppendOutcome.Fenced("A later daemon has the journal."), writes: false);
        _kit.Actors.Advance(TimeSpan.FromMilliseconds(250));
        _kit.Actors.Log.Failures.ShouldHaveSingleItem().Cause.ShouldBeOfType<JournalFencedException>();
    }

    [Fact]
    public void Snapshot_IsNotMadeOfWhatIsNotDurable()
    {
        var tally = _kit.SpawnReady();
        _kit.RefuseNext();
        for (var i = 0; i < 30; i++)
        {
            tally.Tell(new TallySeen(1));
        }

        _kit.Run();
        _kit.Journal.SnapshotOf(TallyActor.StreamName).ShouldBeNull();

        _kit.Wait();
        _kit.Journal.SnapshotOf(TallyActor.StreamName).ShouldNotBeNull().Version.ShouldBe(30);
    }

    private void Fail(bool isCertain, bool wasWritten)
    {
        if (isCertain)
        {
            _kit.RefuseNext();
        }
        else
        {
            _kit.LoseNext(wasWritten);
        }
    }
}
