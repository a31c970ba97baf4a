using Shouldly;
using Supervisor.Supervision.Commands;
using Supervisor.Supervision.EventSourcing;
using Supervisor.Supervision.Ports.Journal;
using Xunit;

namespace Supervisor.Tests.Supervision.EventSourcing;

public sealed class EventSourcedActorTests
{
    private readonly TallyKit _kit = new();

    [Fact]
    public void Command_WhileItsEventIsNotDurable_IsNeitherAnsweredNorActedOn()
    {
        var tally = _kit.Spawn();
        _kit.Run();
        _kit.Journal.Holds = true;
        _kit.Add(tally, "a", 5);
        _kit.Replies.ExpectNothing();
        _kit.Log.ShouldBe(["recovered 0"]);

        _kit.Journal.AnswerOne();
        _kit.Replies.Expect(CommandOutcome.Done);
        _kit.Log.ShouldBe(["recovered 0", "added 5"]);
    }

    [Fact]
    public void Messages_DuringAnAppend_AreHandledAfterItInTheirOrder()
    {
        var tally = _kit.Spawn();
        _kit.Run();
        _kit.Journal.Holds = true;
        var totals = _kit.Actors.Probe<int>();
        _kit.Add(tally, "a", 5);
        tally.Tell(new AskTally(totals.Ref));
        _kit.Add(tally, "b", 2);
        totals.ExpectNothing();

        _kit.Journal.AnswerOne();
        totals.Expect(5);
        _kit.Journal.AnswerOne();
        tally.Tell(new AskTally(totals.Ref));
        totals.Expect(7);
    }

    [Fact]
    public void Command_AskedAgainWithTheSameId_IsDoneAndChangesNothingMore()
    {
        var tally = _kit.Spawn();
        _kit.Add(tally, "a", 5);
        _kit.Add(tally, "a", 5);
        _kit.Replies.Expect(CommandOutcome.Done, CommandOutcome.Done);
        _kit.Journal.Events(TallyActor.StreamName).Count.ShouldBe(1);
    }

    [Fact]
    public void Command_AskedAgainAfterARestartFromTheJournal_ChangesNothingMore()
    {
        _kit.Add(_kit.Spawn(), "a", 5);
        _kit.Run();

        var second = _kit.Spawn("second");
        _kit.Add(second, "a", 5);
        _kit.Replies.Take();
        _kit.Journal.Events(TallyActor.StreamName).Count.ShouldBe(1);
    }

    [Fact]
    public void Command_WithoutEffect_IsRememberedAllTheSame()
    {
        var tally = _kit.Spawn();
        _kit.Add(tally, "a", 0);
        _kit.Replies.Expect(CommandOutcome.Done);
        _kit.Journal.Events(TallyActor.StreamName).ShouldHaveSingleItem().Event.Cause.ShouldBe("command:a");
    }

    [Fact]
    public void Command_Refused_ChangesNothing()
    {
        var tally = _kit.Spawn();
        _kit.Add(tally, "a", -1);
        _kit.Replies.Expect(CommandOutcome.Refused("A tally only grows."));
        _kit.Journal.Events(TallyActor.StreamName).ShouldBeEmpty();
    }

    [Fact]
    public void Event_OfACommand_CarriesItsIdAsCause()
    {
        _kit.Add(_kit.Spawn(), "a", 5);
        _kit.Run();
        var stored = _kit.Journal.Events(TallyActor.StreamName).ShouldHaveSingleItem();
        stored.Event.Cause.ShouldBe("command:a");
        stored.Event.Name.ShouldBe("tally.added");
        stored.Event.Time.UnixMilliseconds.ShouldBe(_kit.Actors.Clock.GetUtcNow().ToUnixTimeMilliseconds());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Append_OfWhichNobodyCanSay_IsAnsweredUnknownAndAskingAgainRunsItOnce(bool wasWritten)
    {
        var tally = _kit.Spawn();
        _kit.Run();
        _kit.Journal.AnswerNextAppend(AppendOutcome.Unknown("The disk did not answer."), wasWritten);
        _kit.Add(tally, "a", 5);
        _kit.Replies.Expect(CommandOutcome.Unknown("The disk did not answer. Ask again with the same id."));

        _kit.Actors.Advance(TimeSpan.FromSeconds(1));
        _kit.Add(tally, "a", 5);
        _kit.Replies.Expect(CommandOutcome.Done);
        _kit.Journal.Events(TallyActor.StreamName).Count.ShouldBe(1);
    }

    [Fact]
    public void Append_Fenced_FailsTheActor()
    {
        var tally = _kit.Spawn();
        _kit.Run();
        _kit.Journal.AnswerNextAppend(AppendOutcome.Fenced("A later daemon has the journal."), writes: false);
        _kit.Add(tally, "a", 5);
        _kit.Run();
        _kit.Actors.Log.Failures.ShouldHaveSingleItem().Cause.ShouldBeOfType<JournalFencedException>();
    }

    [Fact]
    public void Replay_ThatThrows_PutsThisActorAndNoOtherOutOfUse()
    {
        var unknown = new JournalEvent("tally.halved", 1, "x", default, "", "{}"u8.ToArray());
        _kit.Journal.AnswerNextRead(ReadOutcome.Read(null, [new StoredEvent(1, 1, unknown)]));
        var broken = _kit.Spawn("broken");
        var sound = _kit.Spawn("sound");
        _kit.Add(broken, "a", 5);
        _kit.Add(sound, "b", 5);
        var replies = _kit.Replies.Take();
        replies[0].Status.ShouldBe(CommandStatus.Unknown);
        replies[0].Reason.ShouldContain("tally.halved");
        replies[1].ShouldBe(CommandOutcome.Done);
    }

    [Fact]
    public void Stream_Damaged_IsToldToWhoeverAsks()
    {
        _kit.Journal.AnswerNextRead(ReadOutcome.Damaged("Event 3 of tally does not match its checksum."));
        var tally = _kit.Spawn();
        _kit.Add(tally, "a", 5);
        _kit.Replies.Take()
            .ShouldHaveSingleItem()
            .Reason.ShouldStartWith("Event 3 of tally does not match its checksum.");
        _kit.News.Heard.ShouldBe(["tally is out of use: Event 3 of tally does not match its checksum."]);
    }

    [Fact]
    public void Journal_Unavailable_AnswersCommandsAtOnceAndLosesNoObservation()
    {
        _kit.Journal.AnswerNextRead(ReadOutcome.Unavailable("The disk does not answer."));
        var tally = _kit.Spawn();
        _kit.Add(tally, "a", 5);
        tally.Tell(new TallySeen(3));
        _kit.Replies.Expect(CommandOutcome.Unknown("The disk does not answer. Ask again with the same id."));

        _kit.Actors.Advance(TimeSpan.FromSeconds(1));
        _kit.Log.ShouldBe(["recovered 0", "added 3"]);
    }

    [Fact]
    public void Clock_AfterARestartWithTheWallClockSteppedBack_IsLaterThanEveryStoredEvent()
    {
        _kit.Add(_kit.Spawn(), "a", 5);
        _kit.Run();
        _kit.Actors.Clock.WallClockStep = TimeSpan.FromHours(-1);
        _kit.Add(_kit.Spawn("second"), "b", 5);
        _kit.Run();
        var events = _kit.Journal.Events(TallyActor.StreamName);
        events[1].Event.Time.ShouldBeGreaterThan(events[0].Event.Time);
    }

    [Fact]
    public void Snapshot_AfterManyEvents_ShortensTheReplayAndKeepsCommandIds()
    {
        var tally = _kit.Spawn();
        for (var i = 1; i <= 10; i++)
        {
            _kit.Add(tally, $"a{i}", 1);
        }

        _kit.Run();
        _kit.Journal.SnapshotOf(TallyActor.StreamName).ShouldNotBeNull().Version.ShouldBe(10);
        _kit.Journal.Events(TallyActor.StreamName)[0].Version.ShouldBe(8);

        var second = _kit.Spawn("second");
        _kit.Add(second, "a1", 1);
        _kit.Run();
        _kit.Log.ShouldContain("recovered 10");
        _kit.Journal.Events(TallyActor.StreamName)[^1].Version.ShouldBe(10);
    }

    [Fact]
    public void Stop_DuringAnAppend_DoesNotWaitForIt()
    {
        var tally = _kit.Spawn();
        _kit.Run();
        _kit.Journal.Holds = true;
        _kit.Add(tally, "a", 5);
        _kit.Run();
        var shutdown = _kit.Actors.System.ShutdownAsync(TimeSpan.FromSeconds(1));
        _kit.Run();
        shutdown.IsCompleted.ShouldBeTrue();
    }

    [Fact]
    public void Appends_WithManyWaiting_CostEachMessageTheSame()
    {
        const int Messages = 10_000;
        var tally = _kit.Spawn();
        for (var i = 0; i < Messages; i++)
        {
            tally.Tell(new TallySeen(1));
        }

        var turns = 0;
        while (_kit.Actors.RunOne())
        {
            turns++;
        }

        // A turn is one entry of the mailbox: each message is put aside once and handled once, and each append answered
        // once; the start, the read and every tenth event's snapshot and trim come on top.
        _kit.Written.Count().ShouldBeLessThan(Messages, "Some were trimmed.");
        _kit.Log.Count.ShouldBe(1 + Messages);
        turns.ShouldBeLessThan(Messages * 33 / 10);
    }
}
