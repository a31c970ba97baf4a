using Shouldly;
using Supervisor.Contracts.Guarding.Logs;
using Xunit;

namespace Supervisor.Tests.Contracts.Guarding;

public sealed class LogSegmentsTests
{
    private const string Live = "/logs/agent.log";

    [Fact]
    public void Files_OfALog_AreItsSegmentsInOrderAndTheOneUnderWay()
    {
        var files = LogSegments.Of(
            Live,
            [
                (LogSegments.Final(Live, 900), 100),
                (LogSegments.Final(Live, 100), 800),
                (LogSegments.Copied(Live, 1000, 4096), 50),
                (LogSegments.Copying(Live), 10),
                (Live, 5),
                (Live + ".old", 5),
                (Live + "x", 5),
                ("/logs/agent", 5),
            ]
        );

        files.Segments.Select(segment => (segment.Start, segment.End)).ShouldBe([(100, 900), (900, 1000)]);
        files.End.ShouldBe(1000);
        files.Pending.ShouldBe(new PendingSegment(LogSegments.Copied(Live, 1000, 4096), 1000, 4096));
    }

    [Fact]
    public void Files_OfALogThatWasNeverCut_AreNone()
    {
        var files = LogSegments.Of(Live, [(Live, 5)]);

        (files.Segments.Count, files.Pending, files.End).ShouldBe((0, null, 0));
    }
}
