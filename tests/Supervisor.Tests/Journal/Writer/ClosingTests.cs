using Shouldly;
using Supervisor.Journal;
using Supervisor.Journal.Stores;
using Supervisor.Supervision.Ports.Journal;
using Supervisor.TestKit.Journals;
using Xunit;
using static Supervisor.Tests.Journal.Writer.WriterFixture;

namespace Supervisor.Tests.Journal.Writer;

public sealed class ClosingTests
{
    [Fact]
    public void Close_WithACommitUnderWay_EndsItAndRefusesTheRest()
    {
        var writer = new WriterFixture();
        writer.Store.Holds = true;
        var underWay = writer.Append("s", 0);
        var waiting = writer.Append("t", 0);

        var closing = Close(writer);
        ShouldBe(waiting, AppendStatus.Refused);
        writer.Store.Holds = false;
        writer.Answer();

        ShouldBe(underWay, AppendStatus.Appended);
        closing.Result.Succeeded.ShouldBeTrue();
        writer.Store.IsClosed.ShouldBeTrue();
        writer.Status.Last.ShouldBe(JournalCondition.Closed);
    }

    [Fact]
    public void Close_StoreHangs_EndsAtTheDeadline()
    {
        var writer = new WriterFixture();
        writer.Store.Holds = true;
        var underWay = writer.Append("s", 0);
        var closing = Close(writer);

        writer.Advance(2);

        ShouldBe(underWay, AppendStatus.Unknown);
        closing.Result.Succeeded.ShouldBeTrue();
        writer.Store.Holds = false;
        writer.Answer();
        writer.Store.Opens.ShouldBe(1);
        writer.Status.Last.ShouldBe(JournalCondition.Closed);
    }

    [Fact]
    public void Close_WhileTheStoreIsAway_EndsAtOnce()
    {
        var writer = new WriterFixture(before: static store =>
            store.AnswerNextOpen(OpenOutcome.Unavailable("The server is away."))
        );

        Close(writer).Result.Succeeded.ShouldBeTrue();

        writer.Advance(60);
        writer.Store.Opens.ShouldBe(1);
    }

    [Fact]
    public void Close_Twice_IsOneClosing()
    {
        var writer = new WriterFixture();

        var first = Close(writer);

        Close(writer).ShouldBeSameAs(first);
        first.Result.Succeeded.ShouldBeTrue();
    }

    [Fact]
    public void Shutdown_OfTheSystem_LeavesNobodyWithoutAnAnswer()
    {
        var writer = new WriterFixture();
        writer.Store.Holds = true;
        var underWay = writer.Append("s", 0);
        var waiting = writer.Append("t", 0);

        var shutdown = writer.Kit.System.ShutdownAsync(TimeSpan.FromSeconds(1));
        var inTheMailbox = writer.Journal.AppendAsync(Events.Append("u", 0));
        writer.Kit.Run();

        shutdown.Result.IsComplete.ShouldBeTrue();
        ShouldBe(underWay, AppendStatus.Unknown);
        ShouldBe(waiting, AppendStatus.Refused);
        ShouldBe(inTheMailbox, AppendStatus.Refused);
        ShouldBe(writer.Append("v", 0), AppendStatus.Refused);
    }

    private static Task<StoreOutcome> Close(WriterFixture writer)
    {
        var closing = writer.Journal.CloseAsync();
        writer.Kit.Run();
        return closing;
    }
}
