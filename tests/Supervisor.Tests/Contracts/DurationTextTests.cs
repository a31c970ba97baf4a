using Shouldly;
using Supervisor.Contracts.Text;
using Xunit;

namespace Supervisor.Tests.Contracts;

public sealed class DurationTextTests
{
    [Theory]
    [InlineData("500ms", 500)]
    [InlineData("30s", 30_000)]
    [InlineData("1.5s", 1_500)]
    [InlineData("1h30m", 5_400_000)]
    [InlineData("2d", 172_800_000)]
    [InlineData("1w", 604_800_000)]
    [InlineData("2000us", 2)]
    [InlineData("1m500ms", 60_500)]
    [InlineData("0s", 0)]
    public void Duration_WithUnits_IsRead(string text, double milliseconds)
    {
        DurationText.TryParse(text, out var duration).ShouldBeTrue();
        duration.TotalMilliseconds.ShouldBe(milliseconds);
    }

    [Theory]
    [InlineData("")]
    [InlineData("30")]
    [InlineData("s")]
    [InlineData("-5s")]
    [InlineData("5 s")]
    [InlineData("1.2.3s")]
    [InlineData("5x")]
    [InlineData("9999999999999d")]
    [InlineData("10675199d10675199d")]
    public void Duration_WithoutUnitOrSense_IsNotRead(string text) =>
        DurationText.TryParse(text, out _).ShouldBeFalse();

    [Theory]
    [InlineData(0, "0ms")]
    [InlineData(20, "20ms")]
    [InlineData(1_550, "1.5s")]
    [InlineData(59_900, "59s")]
    [InlineData(725_000, "12m 5s")]
    [InlineData(11_520_000, "3h 12m")]
    [InlineData(273_600_000, "3d 4h")]
    [InlineData(-725_000, "-12m 5s")]
    public void Duration_Shown_HasItsTwoLargestUnits(double milliseconds, string text) =>
        DurationText.Format(TimeSpan.FromMilliseconds(milliseconds)).ShouldBe(text);
}
