using Shouldly;
using Supervisor.Supervision.Ports.Journal;
using Supervisor.TestKit.Journals;
using Xunit;
using static Supervisor.Tests.Journal.Writer.WriterFixture;

namespace Supervisor.Tests.Journal.Writer;

public sealed class GroupCommitTests
{
    [Fact]
    public void Append_WhileACommitIsUnderWay_JoinsTheNextGroup()
    {
        var writer = new WriterFixture();
        writer.Store.Holds = true;
        var first = writer.Append("s", 0);

        var others = Enumerable.Range(0, 10).Select(i => writer.Append($"other/{i}", 0, 2)).ToList();
        writer.Store.HeldCalls.ShouldBe(1);
        writer.Answer();

        ShouldBe(first, AppendStatus.Appended);
        writer.Store.CommittedEvents.ShouldBe([1, 20]);
        others.ForEach(ShouldWait);
        writer.Answer();
        others.ForEach(append => ShouldBe(append, AppendStatus.Appended));
    }

    [Fact]
    public void Append_ToAnIdleStore_TakesWhatWaitsInTheMailboxAlong()
    {
        var writer = new WriterFixture();

        var appends = Enumerable
            .Range(0, 10)
            .Select(i => writer.Journal.AppendAsync(Events.Append($"s/{i}", 0)))
            .ToList();
        writer.Kit.Run();

        writer.Store.CommittedEvents.ShouldBe([10]);
        appends.ForEach(append => ShouldBe(append, AppendStatus.Appended));
    }

    [Fact]
    public void Group_MoreEventsThanItsBound_IsSplit()
    {
        var writer = new WriterFixture(settings => settings with { EventsPerGroup = 5 });
        writer.Store.Holds = true;
        _ = writer.Append("s", 0);

        var others = Enumerable.Range(0, 4).Select(i => writer.Append($"other/{i}", 0, 2)).ToList();
        writer.Store.Holds = false;
        writer.Answer();

        writer.Store.CommittedEvents.ShouldBe([1, 4, 4]);
        others.ForEach(append => ShouldBe(append, AppendStatus.Appended));
    }

    [Fact]
    public void Group_MoreBytesThanItsBound_IsSplitButALargeAppendGoesAlone()
    {
        var writer = new WriterFixture(settings => settings with { BytesPerGroup = 10 });

        var large = Enumerable.Range(0, 3).Select(i => writer.Append($"s/{i}", 0, 7)).ToList();

        writer.Store.CommittedEvents.ShouldBe([7, 7, 7]);
        large.ForEach(append => ShouldBe(append, AppendStatus.Appended));
    }

    [Fact]
    public void Conflict_ThatRestsOnTheGroup_IsAnsweredWithTheGroup()
    {
        var writer = new WriterFixture();
        writer.Store.Holds = true;

        var first = writer.Journal.AppendAsync(Events.Append("s", 0));
        var second = writer.Journal.AppendAsync(Events.Append("s", 0));
        writer.Kit.Run();
        ShouldWait(second);
        writer.Answer();

        ShouldBe(first, AppendStatus.Appended);
        ShouldBe(second, AppendStatus.Conflict);
    }

    [Fact]
    public void Conflict_ThatRestsOnAFailedGroup_IsNotClaimed()
    {
        var writer = new WriterFixture();
        writer.Store.AnswerNextCommit(Supervisor.Journal.Stores.CommitOutcome.Failed("no room"), writes: false);

        var first = writer.Journal.AppendAsync(Events.Append("s", 0));
        var second = writer.Journal.AppendAsync(Events.Append("s", 0));
        writer.Kit.Run();

        ShouldBe(first, AppendStatus.Refused);
        ShouldBe(second, AppendStatus.Refused);
        ShouldBe(writer.Append("s", 0), AppendStatus.Appended);
    }

    [Fact]
    public void Answers_OfOneGroup_LeaveInTheOrderOfTheRequests()
    {
        var writer = new WriterFixture();
        var order = new List<int>();

        for (var i = 0; i < 20; i++)
        {
            var number = i;
            var append = writer.Journal.AppendAsync(Events.Append($"s/{i % 3}", i % 2 == 0 ? i / 3 : 99));
            _ = append.ContinueWith(
                _ => order.Add(number),
                CancellationToken.None,
                TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default
            );
        }

        writer.Kit.Run();
        order.ShouldBe(Enumerable.Range(0, 20));
    }

    [Fact]
    public void Read_BetweenAppends_GetsItsTurnAfterThoseThatCameBefore()
    {
        var writer = new WriterFixture();
        writer.Store.Holds = true;
        _ = writer.Append("s", 0);
        _ = writer.Append("s", 1);
        var read = writer.Read("s");
        _ = writer.Append("s", 2);

        writer.Answer();
        writer.Answer();
        ShouldWait(read);
        writer.Answer();

        read.Result.Events.Count.ShouldBe(3);
    }
}
