using Shouldly;
using Supervisor.Node.Palettes.Agents;
using Xunit;

namespace Supervisor.Tests.Node.Palettes.Agents;

public sealed class SinceTextTests
{
    // 10:30 where the clock hangs.
    private static readonly TimeProvider Clock = new HangingClock();

    [Theory]
    [InlineData("10m", "2026-03-01T08:20:00Z")]
    [InlineData("1h30m", "2026-03-01T07:00:00Z")]
    [InlineData("10:29", "2026-03-01T08:29:00Z")]
    [InlineData("10:29:30", "2026-03-01T08:29:30Z")]
    [InlineData("10:31", "2026-02-28T08:31:00Z")]
    [InlineData("2026-02-27", "2026-02-26T22:00:00Z")]
    [InlineData("2026-02-27 05:00", "2026-02-27T03:00:00Z")]
    [InlineData("2026-02-27T05:00:01", "2026-02-27T03:00:01Z")]
    [InlineData("2026-02-27T05:00Z", "2026-02-27T05:00:00Z")]
    [InlineData("2026-02-27T05:00:01.5Z", "2026-02-27T05:00:01.5Z")]
    [InlineData("2026-02-27T05:00:00+01:00", "2026-02-27T04:00:00Z")]
    public void Moment_AsPeopleWriteIt_IsUnderstood(string text, string expected) =>
        SinceText.Parse(text, Clock).ShouldBe(DateTimeOffset.Parse(expected));

    [Theory]
    [InlineData("")]
    [InlineData("10")]
    [InlineData("25:00")]
    [InlineData("yesterday")]
    [InlineData("2026-13-01")]
    public void Text_ThatIsNoMoment_IsNone(string text) => SinceText.Parse(text, Clock).ShouldBeNull();

    [Fact]
    public void Time_LongBeforeAllTimes_IsTheFirst() =>
        SinceText.Parse("9000000d", Clock).ShouldBe(DateTimeOffset.MinValue);

    private sealed class HangingClock : TimeProvider
    {
        public override TimeZoneInfo LocalTimeZone { get; } =
            TimeZoneInfo.CreateCustomTimeZone("there", TimeSpan.FromHours(2), "there", "there");

        public override DateTimeOffset GetUtcNow() => new(2026, 3, 1, 8, 30, 0, TimeSpan.Zero);
    }
}
