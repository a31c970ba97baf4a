using Shouldly;
using Supervisor.Contracts.Guarding.Logs;
using Xunit;

namespace Supervisor.Tests.Contracts.Guarding;

public sealed class LogSegmentsTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("supervisor-log-").FullName;

    private string Live => Path.Combine(_directory, "agent.log");

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void Files_OfALog_AreItsSegmentsInOrderAndTheOneUnderWay()
    {
        Write(LogSegments.Final(Live, 900), 100);
        Write(LogSegments.Final(Live, 100), 800);
        Write(LogSegments.Copied(Live, 1000, 4096), 50);
        Write(LogSegments.Copying(Live), 10);
        Write(Live, 5);
        Write(Live + ".old", 5);
        Write(Live + "x", 5);
        Write(Path.Combine(_directory, "agent"), 5);

        var files = LogSegments.List(Live);

        files.Segments.Select(segment => (segment.Start, segment.End)).ShouldBe([(100, 900), (900, 1000)]);
        files.End.ShouldBe(1000);
        files.Pending.ShouldBe(new PendingSegment(LogSegments.Copied(Live, 1000, 4096), 1000, 4096));
    }

    [Fact]
    public void Files_OfALogThatWasNeverCut_AreNone()
    {
        var files = LogSegments.List(Live);

        (files.Segments.Count, files.Pending, files.End).ShouldBe((0, null, 0));
    }

    private static void Write(string file, int bytes) => File.WriteAllBytes(file, new byte[bytes]);
}
