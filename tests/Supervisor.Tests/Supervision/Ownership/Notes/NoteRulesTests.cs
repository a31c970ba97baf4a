using Shouldly;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Ownership;
using Supervisor.Supervision.Ownership.Notes;
using Supervisor.Supervision.Ports.Coordination;
using Supervisor.Supervision.Ports.Coordination.Entries;
using Xunit;

namespace Supervisor.Tests.Supervision.Ownership.Notes;

/// <summary>What is to be remembered of a group: read before it runs, and written before it is relied on.</summary>
public sealed class NoteRulesTests
{
    private static readonly GroupNote Stopped = new() { StoppedBy = "ann" };

    private readonly OwnershipScene _scene = new OwnershipScene().Ready();

    [Fact]
    public void Group_IsNotThisNodes_BeforeItsNoteWasRead()
    {
        _scene.AnswersNotes = false;
        var acts = Taken();
        acts.OfType<OwnershipAct.ReadNote>().ShouldHaveSingleItem();
        _scene.Answer(acts.OfType<OwnershipAct.Renew>().ShouldHaveSingleItem());
        Standing().IsOurs.ShouldBeFalse();

        Read(new NoteReading("", Stopped, 7));
        Standing().IsOurs.ShouldBeTrue();
        Standing().Handover.ShouldBe(new Handover(1, Stopped));
    }

    [Fact]
    public void Reading_ThatFails_IsTriedAgainASecondLater()
    {
        _scene.AnswersNotes = false;
        Taken();
        Read(new NoteReading("The store does not answer.", null, 0));
        _scene.After(0.9).OfType<OwnershipAct.ReadNote>().ShouldBeEmpty();
        _scene.After(0.1).OfType<OwnershipAct.ReadNote>().ShouldHaveSingleItem();
    }

    [Fact]
    public void Note_OfANewerVersion_KeepsTheGroupDown()
    {
        _scene.AnswersNotes = false;
        _scene.Answer(Taken().OfType<OwnershipAct.Renew>().ShouldHaveSingleItem());
        Read(new NoteReading("", null, 7));
        _scene.After(60);
        Standing().IsOurs.ShouldBeFalse();
    }

    [Fact]
    public void Note_IsWrittenOverTheOneThatWasSeen_AndOnce()
    {
        _scene.Note = new NoteReading("", GroupNote.Empty, 7);
        _scene.Own();
        var write = Say(Stopped).ShouldHaveSingleItem();
        write.ShouldSatisfyAllConditions(
            () => write.Note.ShouldBe(Stopped),
            () => write.Version.ShouldBe(7),
            () => write.Held.Epoch.ShouldBe(1)
        );
        Written(write, WriteStatus.Done, 9);
        _scene.Live(3).OfType<OwnershipAct.WriteNote>().ShouldBeEmpty();
        Say(GroupNote.Empty).ShouldHaveSingleItem().Version.ShouldBe(9);
    }

    [Fact]
    public void Note_ThatIsTheSame_IsNotWritten()
    {
        _scene.Own();
        Say(GroupNote.Empty).ShouldBeEmpty();
    }

    [Fact]
    public void Note_OfAnEarlierOwnership_IsNotWritten()
    {
        _scene.Own();
        _scene.Tell(new GroupNoteIs(OwnershipScene.Group, 0, Stopped)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(WriteStatus.Unknown)]
    [InlineData(WriteStatus.Conflict)]
    [InlineData(WriteStatus.Unavailable)]
    public void Write_ThatDidNotSucceed_IsMadeAgainAfterALook(WriteStatus status)
    {
        _scene.Own();
        Written(Say(Stopped).ShouldHaveSingleItem(), status, 0);
        _scene.AnswersNotes = false;
        var acts = _scene.After(1);
        acts.OfType<OwnershipAct.WriteNote>().ShouldBeEmpty();
        acts.OfType<OwnershipAct.ReadNote>().ShouldHaveSingleItem();
        Read(new NoteReading("", GroupNote.Empty, 12))
            .OfType<OwnershipAct.WriteNote>()
            .ShouldHaveSingleItem()
            .Version.ShouldBe(12);
    }

    [Fact]
    public void Group_IsNotGivenBack_BeforeTheStoreHasItsNote()
    {
        _scene.Own();
        var write = Say(Stopped).ShouldHaveSingleItem();
        _scene.Tell(new DrainNodes([OwnershipScene.Id(1)]));
        Standing().Cause.ShouldBe(AgentCauses.MovesAway);
        _scene.Tell(new OwnedGroupEnded(OwnershipScene.Group, Standing().Term)).ShouldBeEmpty();
        Written(write, WriteStatus.Done, 9).OfType<OwnershipAct.GiveBack>().ShouldHaveSingleItem();
    }

    [Fact]
    public void Codec_ReadsWhatItWrote_AndNothingOfANewerForm()
    {
        var note = new GroupNote
        {
            StoppedBy = "ann",
            Quarantine = new NotedQuarantine("a", "It failed."),
            Round = new NotedRound("failure", ["a", "b"], "a failed.", 5),
            Shared = new NotedRestarts(1_000, [20, 0], 2, 400),
            Agents = new Dictionary<string, AgentNote>
            {
                ["a"] = new() { Rest = new NotedRest("backoff", "exited", "It exited.", 7), StoppedBy = "bob" },
            },
        };
        var text = NoteCodec.Format(note);
        NoteCodec.Parse(text).ShouldBe(note);
        NoteCodec.Parse(text.Replace("\"form\":1", "\"form\":2", StringComparison.Ordinal)).ShouldBeNull();
        NoteCodec.Parse("[]").ShouldBeNull();
        NoteCodec.Format(GroupNote.Empty).ShouldBe("""{"form":1,"agents":{}}""");
    }

    private GroupStanding Standing() => _scene.Standing.ShouldNotBeNull();

    private IReadOnlyList<OwnershipAct> Taken() =>
        _scene.Take(_scene.Look().OfType<OwnershipAct.Take>().ShouldHaveSingleItem());

    private IReadOnlyList<OwnershipAct> Read(NoteReading reading) =>
        _scene.Tell(new NoteRead(OwnershipScene.Group, 1, reading));

    private IEnumerable<OwnershipAct.WriteNote> Say(GroupNote note) =>
        _scene.Tell(new GroupNoteIs(OwnershipScene.Group, 1, note)).OfType<OwnershipAct.WriteNote>();

    private IReadOnlyList<OwnershipAct> Written(OwnershipAct.WriteNote write, WriteStatus status, long version)
    {
        var key = NoteCodec.Key(OwnershipScene.Group);
        var seen = new EntriesSeen(version, [new Entry(key, NoteCodec.Format(write.Note), version, 1, null)]);
        var outcome =
            status is WriteStatus.Done
                ? WriteOutcome<EntriesSeen>.Done(seen)
                : new WriteOutcome<EntriesSeen>(status, null, "A test says so.");
        return _scene.Tell(new NoteWritten(OwnershipScene.Group, 1, write.Note, outcome));
    }
}
