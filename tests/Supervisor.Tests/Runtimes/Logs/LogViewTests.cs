using Shouldly;
using Supervisor.Contracts.Guarding.Logs;
using Supervisor.Runtimes.Logs;
using Xunit;

namespace Supervisor.Tests.Runtimes.Logs;

public sealed class LogViewTests
{
    private static readonly LogSegment First = new("log.1", 100, 200);
    private static readonly LogSegment Second = new("log.2", 200, 300);

    [Fact]
    public void View_OfALogThatWasNeverCut_IsTheLiveFile()
    {
        var view = LogView.Of(new LogFiles([], null), 0, new LiveExtent(0, 50));

        (view.Begin, view.LiveStart, view.Origin, view.End).ShouldBe((0, 0, 0, 50));
    }

    [Fact]
    public void View_OfNoFiles_IsEmpty()
    {
        var view = LogView.Of(new LogFiles([], null), 0, new LiveExtent(0, 0));

        (view.Begin, view.End).ShouldBe((0, 0));
    }

    [Theory]
    [InlineData(100, 130, 200)]
    [InlineData(0, 30, 300)]
    public void View_WithAHoleOrWithoutIt_HasTheSamePositions(long firstData, long size, long origin)
    {
        var view = LogView.Of(new LogFiles([First, Second], null), 0, new LiveExtent(firstData, size));

        (view.Begin, view.LiveStart, view.Origin, view.End).ShouldBe((100, 300, origin, 330));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    public void View_InTheMiddleOfACut_TakesTheCopyForASegmentWhereverTheHoleIs(long firstData)
    {
        var files = new LogFiles([First], new PendingSegment("log.2.copied", 200, 0));

        var view = LogView.Of(files, 100, new LiveExtent(firstData, 130));

        (view.LiveStart, view.Origin, view.End).ShouldBe((300, 200, 330));
        view.Kept[^1].ShouldBe(new LogSegment("log.2.copied", 200, 300));
    }

    [Fact]
    public void View_OfALiveFileThatIsAllHole_EndsWithItsSegments() =>
        LogView.Of(new LogFiles([First], null), 0, new LiveExtent(4096, 4096)).End.ShouldBe(200);

    [Fact]
    public void SegmentAt_APosition_IsTheOneThatHasItOrComesAfterIt()
    {
        var view = LogView.Of(new LogFiles([First, Second], null), 0, new LiveExtent(0, 30));

        view.SegmentAt(0).ShouldBe(First);
        view.SegmentAt(199).ShouldBe(First);
        view.SegmentAt(200).ShouldBe(Second);
        view.SegmentAt(300).ShouldBeNull();
    }
}
