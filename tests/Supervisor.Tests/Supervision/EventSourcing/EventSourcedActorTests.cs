using Shouldly;
using Supervisor.Actors;
using Supervisor.Contracts.Ids;
using Supervisor.Supervision.Commands;
using Supervisor.Supervision.EventSourcing;
using Supervisor.Supervision.Ports.Journal;
using Supervisor.Supervision.Time;
using Supervisor.TestKit.Actors;
using Supervisor.TestKit.Journals;
using Xunit;

namespace Supervisor.Tests.Supervision.EventSourcing;

public sealed class EventSourcedActorTests
{
    private readonly ActorKit _kit = new();
    private readonly ScriptedJournal _journal = new();
    private readonly List<string> _log = [];
    private readonly List<(string Stream, string Reason)> _quarantines = [];
    private readonly TestProbe<CommandOutcome> _replies;

    public EventSourcedActorTests() => _replies = _kit.Probe<CommandOutcome>();

    [Fact]
    public void Command_WhileItsEventIsNotDurable_IsNeitherAnsweredNorActedOn()
    {
        var tally = Spawn();
        _kit.Run();
        _journal.Holds = true;
        Add(tally, "a", 5);
        _replies.ExpectNothing();
        _log.ShouldBe(["recovered 0"]);

        _journal.AnswerOne();
        _replies.Expect(CommandOutcome.Done);
        _log.ShouldBe(["recovered 0", "added 5"]);
    }

    [Fact]
    public void Messages_DuringAnAppend_AreHandledAfterItInTheirOrder()
    {
        var tally = Spawn();
        _kit.Run();
        _journal.Holds = true;
        var totals = _kit.Probe<int>();
        Add(tally, "a", 5);
        tally.Tell(new AskTally(totals.Ref));
        Add(tally, "b", 2);
        totals.ExpectNothing();

        _journal.AnswerOne();
        totals.Expect(5);
        _journal.AnswerOne();
        tally.Tell(new AskTally(totals.Ref));
        totals.Expect(7);
    }

    [Fact]
    public void Command_AskedAgainWithTheSameId_IsDoneAndChangesNothingMore()
    {
        var tally = Spawn();
        Add(tally, "a", 5);
        Add(tally, "a", 5);
        _replies.Expect(CommandOutcome.Done, CommandOutcome.Done);
        _journal.Events(TallyActor.StreamName).Count.ShouldBe(1);
    }

    [Fact]
    public void Command_AskedAgainAfterARestartFromTheJournal_ChangesNothingMore()
    {
        Add(Spawn(), "a", 5);
        _kit.Run();

        var second = Spawn("second");
        Add(second, "a", 5);
        _replies.Take();
        _journal.Events(TallyActor.StreamName).Count.ShouldBe(1);
    }

    [Fact]
    public void Command_WithoutEffect_IsRememberedAllTheSame()
    {
        var tally = Spawn();
        Add(tally, "a", 0);
        _replies.Expect(CommandOutcome.Done);
        _journal.Events(TallyActor.StreamName).ShouldHaveSingleItem().Event.Cause.ShouldBe("command:a");
    }

    [Fact]
    public void Command_Refused_ChangesNothing()
    {
        var tally = Spawn();
        Add(tally, "a", -1);
        _replies.Expect(CommandOutcome.Refused("A tally only grows."));
        _journal.Events(TallyActor.StreamName).ShouldBeEmpty();
    }

    [Fact]
    public void Event_OfACommand_CarriesItsIdAsCause()
    {
        Add(Spawn(), "a", 5);
        _kit.Run();
        var stored = _journal.Events(TallyActor.StreamName).ShouldHaveSingleItem();
        stored.Event.Cause.ShouldBe("command:a");
        stored.Event.Name.ShouldBe("tally.added");
        stored.Event.Time.UnixMilliseconds.ShouldBe(_kit.Clock.GetUtcNow().ToUnixTimeMilliseconds());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Append_OfWhichNobodyCanSay_IsAnsweredUnknownAndAskingAgainRunsItOnce(bool wasWritten)
    {
        var tally = Spawn();
        _kit.Run();
        _journal.AnswerNextAppend(AppendOutcome.Unknown("The disk did not answer."), wasWritten);
        Add(tally, "a", 5);
        _replies.Expect(CommandOutcome.Unknown("The disk did not answer. Ask again with the same id."));

        _kit.Advance(TimeSpan.FromSeconds(1));
        Add(tally, "a", 5);
        _replies.Expect(CommandOutcome.Done);
        _journal.Events(TallyActor.StreamName).Count.ShouldBe(1);
    }

    [Fact]
    public void Append_Refused_ReadsTheStateAgainFromTheJournal()
    {
        var tally = Spawn();
        Add(tally, "a", 5);
        _kit.Run();
        _journal.AnswerNextAppend(AppendOutcome.Refused("The disk is full."), writes: false);
        Add(tally, "b", 2);
        _kit.Advance(TimeSpan.FromSeconds(1));
        _log.ShouldBe(["recovered 0", "added 5", "recovered 5"]);
        _journal.Reads.ShouldBe(2);
    }

    [Fact]
    public void Append_Fenced_FailsTheActor()
    {
        var tally = Spawn();
        _kit.Run();
        _journal.AnswerNextAppend(AppendOutcome.Fenced("A later daemon has the journal."), writes: false);
        Add(tally, "a", 5);
        _kit.Run();
        _kit.Log.Failures.ShouldHaveSingleItem().Cause.ShouldBeOfType<JournalFencedException>();
    }

    [Fact]
    public void Replay_ThatThrows_PutsThisActorAndNoOtherOutOfUse()
    {
        var unknown = new JournalEvent("tally.halved", 1, "x", default, "", "{}"u8.ToArray());
        _journal.AnswerNextRead(ReadOutcome.Read(null, [new StoredEvent(1, 1, unknown)]));
        var broken = Spawn("broken");
        var sound = Spawn("sound");
        Add(broken, "a", 5);
        Add(sound, "b", 5);
        var replies = _replies.Take();
        replies[0].Status.ShouldBe(CommandStatus.Unknown);
        replies[0].Reason.ShouldContain("tally.halved");
        replies[1].ShouldBe(CommandOutcome.Done);
    }

    [Fact]
    public void Stream_Damaged_IsToldToWhoeverAsks()
    {
        _journal.AnswerNextRead(ReadOutcome.Damaged("Event 3 of tally does not match its checksum."));
        var tally = Spawn();
        Add(tally, "a", 5);
        _replies.Take().ShouldHaveSingleItem().Reason.ShouldStartWith("Event 3 of tally does not match its checksum.");
        _quarantines.ShouldBe([(TallyActor.StreamName, "Event 3 of tally does not match its checksum.")]);
    }

    [Fact]
    public void Journal_Unavailable_AnswersCommandsAtOnceAndLosesNoObservation()
    {
        _journal.AnswerNextRead(ReadOutcome.Unavailable("The disk does not answer."));
        var tally = Spawn();
        Add(tally, "a", 5);
        tally.Tell(new TallySeen(3));
        _replies.Expect(CommandOutcome.Unknown("The disk does not answer. Ask again with the same id."));

        _kit.Advance(TimeSpan.FromSeconds(1));
        _log.ShouldBe(["recovered 0", "added 3"]);
    }

    [Fact]
    public void State_InDoubt_StillAnswersQueries()
    {
        var tally = Spawn();
        Add(tally, "a", 5);
        _kit.Run();
        _journal.AnswerNextAppend(AppendOutcome.Unknown("The disk does not answer."), writes: false);
        _journal.AnswerNextRead(ReadOutcome.Unavailable("The disk does not answer."));
        Add(tally, "b", 2);
        var totals = _kit.Probe<int>();
        _kit.Run();
        tally.Tell(new AskTally(totals.Ref));
        totals.Expect(5);
        Add(tally, "a", 5);
        _replies.Take()[^1].ShouldBe(CommandOutcome.Done);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Observation_WhoseAppendFailed_ComesBeforeWhatWaited(bool isCertain)
    {
        var tally = Spawn();
        _kit.Run();
        var failed = isCertain ? AppendOutcome.Refused("The disk is full.") : AppendOutcome.Unknown("No answer.");
        _journal.AnswerNextAppend(failed, writes: false);
        tally.Tell(new TallySeen(1));
        tally.Tell(new TallySeen(2));
        _kit.Run();
        _log.ShouldBe(["recovered 0"]);
        _kit.Advance(TimeSpan.FromSeconds(1));
        _log.ShouldBe(["recovered 0", "recovered 0", "added 1", "added 2"]);
    }

    [Fact]
    public void Clock_AfterARestartWithTheWallClockSteppedBack_IsLaterThanEveryStoredEvent()
    {
        Add(Spawn(), "a", 5);
        _kit.Run();
        _kit.Clock.WallClockStep = TimeSpan.FromHours(-1);
        Add(Spawn("second"), "b", 5);
        _kit.Run();
        var events = _journal.Events(TallyActor.StreamName);
        events[1].Event.Time.ShouldBeGreaterThan(events[0].Event.Time);
    }

    [Fact]
    public void Snapshot_AfterManyEvents_ShortensTheReplayAndKeepsCommandIds()
    {
        var tally = Spawn();
        for (var i = 1; i <= 10; i++)
        {
            Add(tally, $"a{i}", 1);
        }

        _kit.Run();
        _journal.SnapshotOf(TallyActor.StreamName).ShouldNotBeNull().Version.ShouldBe(10);
        _journal.Events(TallyActor.StreamName)[0].Version.ShouldBe(8);

        var second = Spawn("second");
        Add(second, "a1", 1);
        _kit.Run();
        _log.ShouldContain("recovered 10");
        _journal.Events(TallyActor.StreamName)[^1].Version.ShouldBe(10);
    }

    [Fact]
    public void Stop_DuringAnAppend_DoesNotWaitForIt()
    {
        var tally = Spawn();
        _kit.Run();
        _journal.Holds = true;
        Add(tally, "a", 5);
        _kit.Run();
        var shutdown = _kit.System.ShutdownAsync(TimeSpan.FromSeconds(1));
        _kit.Run();
        shutdown.IsCompleted.ShouldBeTrue();
    }

    private static CommandId Id(string text) =>
        CommandId.TryParse(text, out var id) ? id : throw new ArgumentException(text, nameof(text));

    private ActorRef<TallyMessage> Spawn(string name = "tally")
    {
        var services = new EventSourcingServices(
            _journal,
            new HybridClock(_kit.Clock),
            new QuarantineList(_quarantines)
        )
        {
            EventsPerSnapshot = 10,
            EventsKept = 3,
        };
        return _kit.Spawn(() => new TallyActor(services, _log.Add), name);
    }

    private void Add(ActorRef<TallyMessage> tally, string id, int amount) =>
        tally.Tell(new AddToTally(Id(id), amount, _replies.Ref));
}
