using Shouldly;
using Supervisor.Node.Palettes.Changes;
using Xunit;

namespace Supervisor.Tests.Node.Palettes;

public sealed class ChangeWaitTests
{
    [Theory]
    [InlineData(3600)]
    [InlineData(30 * 24 * 3600)]
    public void Time_ThatATimerCanWait_IsTheLimit(int seconds) =>
        new ChangeWait(TimeSpan.FromSeconds(seconds)).Time.ShouldBe(TimeSpan.FromSeconds(seconds));

    [Fact]
    public void Time_WithoutALimit_HasNoEnd() => new ChangeWait(null).Time.ShouldBe(Timeout.InfiniteTimeSpan);

    /// <summary>Eight weeks are more than any timer takes.</summary>
    [Theory]
    [InlineData(8 * 7)]
    [InlineData(1_000_000)]
    public void Time_ThatIsLongerThanATimerCanWait_HasNoEnd(int days)
    {
        var time = new ChangeWait(TimeSpan.FromDays(days)).Time;

        time.ShouldBe(Timeout.InfiniteTimeSpan);
        using var limit = new CancellationTokenSource(time, TimeProvider.System);
    }
}
