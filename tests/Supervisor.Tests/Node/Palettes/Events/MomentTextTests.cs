using Shouldly;
using Supervisor.Node.Palettes.Events;
using Xunit;

namespace Supervisor.Tests.Node.Palettes.Events;

public sealed class MomentTextTests
{
    [Theory]
    [InlineData("10m", "2026-11-21T11:50:00Z")]
    [InlineData("1h30m", "2026-11-21T10:30:00Z")]
    [InlineData("05:50", "2026-11-21T03:50:00Z")]
    [InlineData("2026-11-21", "2026-11-20T22:00:00Z")]
    [InlineData("2026-11-21T05:50:00Z", "2026-11-21T05:50:00Z")]
    [InlineData("2026-11-21T05:50:00", "2026-11-21T03:50:00Z")]
    [InlineData("2026-11-21T05:50:00+01:00", "2026-11-21T04:50:00Z")]
    public void Moment_InAnyOfItsForms_IsUnderstood(string text, string moment)
    {
        MomentText.TryParse(text, new TwoHoursAhead(), out var parsed).ShouldBeTrue();

        parsed
            .ToUniversalTime()
            .ShouldBe(DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("")]
    [InlineData("yesterday")]
    [InlineData("10")]
    [InlineData("2026-13-40")]
    public void Moment_ThatIsNone_IsRefused(string text) =>
        MomentText.TryParse(text, new TwoHoursAhead(), out _).ShouldBeFalse();

    private sealed class TwoHoursAhead : TimeProvider
    {
        public override TimeZoneInfo LocalTimeZone { get; } =
            TimeZoneInfo.CreateCustomTimeZone("ahead", TimeSpan.FromHours(2), "ahead", "ahead");

        public override DateTimeOffset GetUtcNow() => new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);
    }
}
