using Shouldly;
using Supervisor.Contracts.Guarding.Workloads;
using Supervisor.Guard.Logs;
using Xunit;

namespace Supervisor.Tests.Guard.Logs;

public sealed class LogPaceTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Theory]
    [InlineData(0, 0, 1000)]
    [InlineData(500, 100, 1000)]
    [InlineData(500, 1000, 500)]
    [InlineData(900, 1000, 100)]
    [InlineData(999, 1000, 50)]
    [InlineData(5000, 1000, 50)]
    public void Next_IsWhenTheSegmentWillBeFull_WithinBounds(long held, long grown, double milliseconds) =>
        LogPace.Next(held, grown, Second, segmentBytes: 1000).TotalMilliseconds.ShouldBe(milliseconds);

    [Fact]
    public void Next_AfterTheLogWasCut_IsAtRest() => LogPace.Next(10, -900, Second, 1000).ShouldBe(LogPace.AtRest);

    [Theory]
    [InlineData(10 * 1024 * 1024, 10 * 1024 * 1024)]
    [InlineData(10_000_000, 9 * 1024 * 1024)]
    [InlineData(100_000, 64 * 1024)]
    public void Settings_CutWholeBlocks(long asked, long cut) =>
        LogSettings.Of(new WorkloadOutput("/log", SegmentBytes: asked)).SegmentBytes.ShouldBe(cut);
}
