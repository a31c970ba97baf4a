using System.Text;
using Shouldly;
using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Time;
using Supervisor.Node.Fleets.Copies;
using Supervisor.Supervision.Ports.Coordination;
using Supervisor.Supervision.Ports.Journal;
using Supervisor.TestKit.Journals;
using Xunit;

namespace Supervisor.Tests.Node.Fleets.Copies;

public sealed class RevisionCopiesTests
{
    private const string Stream = "revision";

    private readonly ScriptedJournal _journal = new();
    private readonly RevisionCopies _copies;

    public RevisionCopiesTests() => _copies = new RevisionCopies(_journal);

    [Fact]
    public async Task Kept_IsFoundAsItWas()
    {
        var revision = Revision(3, "{\"a\":1}");

        (await _copies.KeepAsync(revision)).ShouldBeNull();

        var found = (await _copies.FindAsync(3)).ShouldNotBeNull();
        found.Info.ShouldBe(revision.Info);
        found.Content.ToArray().ShouldBe(revision.Content.ToArray());
    }

    [Fact]
    public async Task Another_IsNotFound()
    {
        await _copies.KeepAsync(Revision(3, "{}"));

        (await _copies.FindAsync(2)).ShouldBeNull();
        (await _copies.FindAsync(4)).ShouldBeNull();
    }

    [Fact]
    public async Task Next_TakesThePlaceOfTheLast()
    {
        await _copies.KeepAsync(Revision(1, "{}"));
        await _copies.KeepAsync(Revision(2, "{\"b\":2}"));

        (await _copies.FindAsync(2)).ShouldNotBeNull().Info.Number.ShouldBe(2);
        (await _copies.FindAsync(1)).ShouldBeNull();
        _journal.Events(Stream).ShouldBeEmpty("what the snapshot holds is removed");
    }

    [Fact]
    public async Task SameAgain_WritesNothing()
    {
        await _copies.KeepAsync(Revision(1, "{}"));
        var snapshot = _journal.SnapshotOf(Stream);

        (await _copies.KeepAsync(Revision(1, "{}"))).ShouldBeNull();

        _journal.SnapshotOf(Stream).ShouldBeSameAs(snapshot);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task AppendOfUnknownOutcome_IsResolvedByLooking(bool wasWritten)
    {
        _journal.AnswerNextAppend(AppendOutcome.Unknown("no answer"), wasWritten);

        (await _copies.KeepAsync(Revision(1, "{}"))).ShouldBeNull();

        (await _copies.FindAsync(1)).ShouldNotBeNull();
    }

    [Fact]
    public async Task FullDisk_IsAnErrorThatSaysWhy()
    {
        for (var i = 0; i < 3; i++)
        {
            _journal.AnswerNextAppend(AppendOutcome.Refused("The disk is full."), writes: false);
        }

        var error = (await _copies.KeepAsync(Revision(1, "{}"))).ShouldNotBeNull();

        error.Why.ShouldBe("The disk is full.");
        (await _copies.FindAsync(1)).ShouldBeNull();
    }

    [Theory]
    [InlineData("revision.kept", 2, "{}")]
    [InlineData("revision.kept", 1, "{\"number\":")]
    [InlineData("revision.kept", 1, "{\"number\":1,\"content\":\"e30=\",\"id\":\"\",\"who\":\"\",\"when\":1}")]
    public async Task CopyThatCannotBeRead_IsNone_AndTheNextIsKept(string name, int schema, string payload)
    {
        var strange = new JournalEvent(name, schema, "x", HybridTime.Zero, "", Encoding.UTF8.GetBytes(payload));
        await _journal.AppendAsync(new AppendRequest(Stream, 0, [strange]));

        (await _copies.FindAsync(1)).ShouldBeNull();
        (await _copies.KeepAsync(Revision(2, "{}"))).ShouldBeNull();
        (await _copies.FindAsync(2)).ShouldNotBeNull();
    }

    private static Revision Revision(long number, string json)
    {
        var content = Encoding.UTF8.GetBytes(json);
        CommandId.TryParse($"command-{number}", out var id).ShouldBeTrue();
        var stamp = new ChangeStamp(id, "ann", HybridTime.FromMilliseconds(5));
        return new Revision(new RevisionInfo(number, ContentHash.Of(content), content.Length, stamp), content);
    }
}
