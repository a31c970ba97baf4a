using Shouldly;
using Supervisor.Contracts.Guarding.Logs;
using Supervisor.Runtimes.Logs;
using Supervisor.Runtimes.Logs.Marks;
using Xunit;

namespace Supervisor.Tests.Runtimes.Logs.Marks;

public sealed class LogSinceTests
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    // From 100 to 1,000.
    private static readonly LogView View = new([new LogSegment("log.100", 100, 500)], 500, 500, 1000);

    [Theory]
    [InlineData(9, 300)]
    [InlineData(10, 400)]
    [InlineData(11, 400)]
    [InlineData(60, 900)]
    public void Since_AMoment_BeginsAtTheLastMarkBeforeIt(int minute, long position) =>
        Find(minute, (5, 300), (10, 400), (20, 900)).Position.ShouldBe(position);

    [Fact]
    public void Since_AMomentBeforeAllMarks_BeginsWithWhatIsKept() =>
        Find(1, (5, 300)).ShouldBe(new LogSince(100, Noon.AddHours(-1)));

    [Fact]
    public void Since_AMomentInAPause_IsExact() =>
        Find(50, (5, 300), (49, 300), (60, 900)).ShouldBe(new LogSince(300, Noon.AddMinutes(49)));

    [Fact]
    public void Marks_OfWhatIsGone_CountForNothing() => Find(9, (5, 50)).Position.ShouldBe(100);

    [Fact]
    public void Marks_BeyondTheEnd_AreOfAnotherLog() => Find(9, (5, 5000)).Position.ShouldBe(100);

    [Fact]
    public void Marks_AfterTheClockWasSetBack_StillLeaveNothingOut() =>
        Find(15, (10, 300), (70, 600), (12, 700), (20, 900)).Position.ShouldBe(700);

    private static LogSince Find(int minute, params (int Minute, long Position)[] marks) =>
        LogSince.Find(
            View,
            marks.Select(mark => new LogMark(Noon.AddMinutes(mark.Minute), mark.Position)),
            Noon.AddHours(-1),
            Noon.AddMinutes(minute)
        );
}
