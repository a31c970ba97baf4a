using Shouldly;
using Supervisor.Journal;
using Supervisor.Journal.Stores;
using Supervisor.Journal.Stores.Memory;
using Supervisor.Supervision.Ports.Journal;
using Supervisor.TestKit.Actors;
using Xunit;
using static Supervisor.Tests.Journal.Writer.WriterFixture;

namespace Supervisor.Tests.Journal.Writer;

public sealed class StoreInDistressTests
{
    [Fact]
    public void Commit_NoAnswerInTime_IsUnknownAndWhatComesAfterIsRefused()
    {
        var writer = new WriterFixture();
        writer.Store.Holds = true;
        var underWay = writer.Append("s", 0);
        var waiting = writer.Append("t", 0);

        writer.Advance(1.999);
        ShouldWait(underWay);
        writer.Advance(0.001);

        ShouldBe(underWay, AppendStatus.Unknown);
        ShouldBe(waiting, AppendStatus.Refused);
        ShouldBe(writer.Append("u", 0), AppendStatus.Refused);
        writer.Read("s").Result.Status.ShouldBe(ReadStatus.Unavailable);
        writer.Status.Last.ShouldBe(JournalCondition.Degraded);
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public void Commit_AnswerAfterTheDeadline_IsNotBelievedButReadAgain(bool written, long version)
    {
        var writer = new WriterFixture();
        writer.Store.Holds = true;
        writer.Store.AnswerNextCommit(CommitOutcome.Success, written);
        _ = writer.Append("s", 0);
        writer.Advance(10);

        writer.Store.Holds = false;
        writer.Answer();

        writer.Store.Opens.ShouldBe(2);
        writer.Status.Last.ShouldBe(JournalCondition.Ready);
        ShouldBe(writer.Append("s", 1 - version), AppendStatus.Conflict);
        ShouldBe(writer.Append("s", version), AppendStatus.Appended);
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public void Commit_NobodyCanSpeakFor_IsUnknownAndTheVersionsAreReadAgain(bool written, long version)
    {
        var writer = new WriterFixture();
        writer.Store.AnswerNextCommit(CommitOutcome.Unknown("the connection broke"), written);

        ShouldBe(writer.Append("s", 0), AppendStatus.Unknown);

        writer.Store.Opens.ShouldBe(2);
        ShouldBe(writer.Append("s", version), AppendStatus.Appended);
        writer.Status.Last.ShouldBe(JournalCondition.Ready);
    }

    [Fact]
    public void Commit_Failed_IsRefusedWithTheReasonAndNothingIsRetried()
    {
        var writer = new WriterFixture();
        writer.Store.AnswerNextCommit(CommitOutcome.Failed("The disk is full."), writes: false);

        var append = writer.Append("s", 0);

        ShouldBe(append, AppendStatus.Refused);
        append.Result.Reason.ShouldBe("The disk is full.");
        writer.Store.CommittedEvents.Count.ShouldBe(1);
        writer.Status.Statuses[^1].ShouldBe(new JournalStatus(JournalCondition.Degraded, "The disk is full."));
        ShouldBe(writer.Append("s", 0), AppendStatus.Appended);
        writer.Status.Last.ShouldBe(JournalCondition.Ready);
    }

    [Fact]
    public void Commit_ByAFencedWriter_FencesItForEver()
    {
        var writer = new WriterFixture();
        _ = new MemoryStore(writer.Medium).OpenAsync(new OpenRequest("writer-2", IsClaim: true));

        ShouldBe(writer.Append("s", 0), AppendStatus.Fenced);

        writer.Status.Last.ShouldBe(JournalCondition.Fenced);
        writer.Advance(60);
        ShouldBe(writer.Append("s", 0), AppendStatus.Fenced);
        writer.Store.Opens.ShouldBe(1);
    }

    [Fact]
    public void Reopening_AfterAnotherWriterCame_DoesNotTakeTheStoreBack()
    {
        var writer = new WriterFixture();
        writer.Store.AnswerNextCommit(CommitOutcome.Unknown("gone"), writes: false);
        _ = new MemoryStore(writer.Medium).OpenAsync(new OpenRequest("writer-2", IsClaim: true));

        ShouldBe(writer.Append("s", 0), AppendStatus.Unknown);

        ShouldBe(writer.Append("s", 0), AppendStatus.Fenced);
        writer.Status.Last.ShouldBe(JournalCondition.Fenced);
    }

    [Fact]
    public void Read_NoAnswerInTime_IsUnavailableAndTheStoreIsOpenedAgainWhenItAnswers()
    {
        var writer = new WriterFixture();
        writer.Store.Holds = true;
        var read = writer.Read("s");

        writer.Advance(2);
        read.Result.Status.ShouldBe(ReadStatus.Unavailable);
        ShouldBe(writer.Append("s", 0), AppendStatus.Refused);
        writer.Store.Holds = false;
        writer.Answer();

        writer.Store.Opens.ShouldBe(2);
        ShouldBe(writer.Append("s", 0), AppendStatus.Appended);
    }

    [Fact]
    public void Opening_Fails_IsTriedAgainAfterGrowingPausesAndRequestsAreRefused()
    {
        var writer = new WriterFixture(before: store =>
        {
            for (var i = 0; i < 3; i++)
            {
                store.AnswerNextOpen(OpenOutcome.Unavailable("The server is away."));
            }
        });

        writer.Journal.FirstOpening.Result.Reason.ShouldBe("The server is away.");
        writer.Append("s", 0).Result.ShouldBe(AppendOutcome.Refused("The server is away."));
        writer.Advance(0.1);
        writer.Store.Opens.ShouldBe(2);
        writer.Advance(0.2);
        writer.Store.Opens.ShouldBe(3);
        writer.Advance(0.4);

        writer.Store.Opens.ShouldBe(4);
        ShouldBe(writer.Append("s", 0), AppendStatus.Appended);
        writer.Status.Last.ShouldBe(JournalCondition.Ready);
    }

    [Fact]
    public void Opening_StillUnderWay_RequestsWaitUntilTheDeadline()
    {
        var writer = new WriterFixture(before: static store => store.Holds = true);
        var waiting = writer.Append("s", 0);
        ShouldWait(waiting);

        writer.Advance(2);
        ShouldBe(waiting, AppendStatus.Refused);
        writer.Store.Holds = false;
        writer.Answer();

        ShouldBe(writer.Append("s", 0), AppendStatus.Appended);
    }

    [Fact]
    public void Opening_StoreHangs_IsUnavailableAtTheDeadlineAndOpensWhenItAnswers()
    {
        var writer = new WriterFixture(before: static store => store.Holds = true);

        writer.Advance(1.999);
        ShouldWait(writer.Journal.FirstOpening);
        writer.Advance(0.001);

        writer.Journal.FirstOpening.Ended().Status.ShouldBe(OpenStatus.Unavailable);
        writer.Journal.FirstOpening.Ended().Reason.ShouldContain("has not answered for 2 s");
        writer.Status.Last.ShouldBe(JournalCondition.Degraded);
        writer.Store.Holds = false;
        writer.Answer();
        writer.Status.Last.ShouldBe(JournalCondition.Ready);
    }

    [Fact]
    public void Opening_SystemStopsBeforeItEnds_IsUnavailable()
    {
        var writer = new WriterFixture(before: static store => store.Holds = true);

        _ = writer.Kit.System.ShutdownAsync(TimeSpan.FromSeconds(1));
        writer.Kit.Run();

        writer.Journal.FirstOpening.Ended().Status.ShouldBe(OpenStatus.Unavailable);
    }

    [Fact]
    public void Requests_MoreThanMayWait_AreRefused()
    {
        var writer = new WriterFixture(settings => settings with { WaitingRequests = 2 });
        writer.Store.Holds = true;
        _ = writer.Append("under-way", 0);
        var (first, second) = (writer.Append("s", 0), writer.Append("t", 0));

        ShouldBe(writer.Append("u", 0), AppendStatus.Refused);

        ShouldWait(first);
        ShouldWait(second);
    }

    [Fact]
    public void Store_ThatThrows_IsUnknownAndOpenedAgain()
    {
        var writer = new WriterFixture();
        writer.Store.ThrowNext = new InvalidOperationException("a bug");

        ShouldBe(writer.Append("s", 0), AppendStatus.Unknown);

        ShouldBe(writer.Append("s", 0), AppendStatus.Appended);
        writer.Kit.Log.Failures.ShouldBeEmpty();
    }

    [Fact]
    public void Observer_ThatThrows_LeavesNobodyWithoutAnAnswer()
    {
        var writer = new WriterFixture();
        writer.Store.Holds = true;
        var underWay = writer.Append("s", 0);
        var waiting = writer.Append("t", 0);

        // The writer's own failure: it is restarted, and first waits for what its predecessor left under way.
        writer.Status.ThrowNext = new InvalidOperationException("a bug");
        writer.Advance(2);
        writer.Kit.Log.Failures.Count.ShouldBe(1);
        ShouldBe(underWay, AppendStatus.Unknown);
        ShouldBe(waiting, AppendStatus.Refused);
        writer.Store.Opens.ShouldBe(1);

        writer.Store.Holds = false;
        writer.Answer();
        writer.Advance(1);
        writer.Store.Opens.ShouldBe(2);
        ShouldBe(writer.Append("s", 1), AppendStatus.Appended);
    }
}
