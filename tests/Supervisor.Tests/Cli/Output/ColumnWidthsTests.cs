using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Supervisor.Cli.Output;
using Xunit;

namespace Supervisor.Tests.Cli.Output;

public sealed class ColumnWidthsTests
{
    [Fact]
    public void Widths_OfWhatFits_AreAsWanted() => ColumnWidths.Fit([10, 20], 32).ShouldBe([10, 20]);

    [Fact]
    public void Widths_OfWhatIsTooWide_TakeFromTheWidest() => ColumnWidths.Fit([10, 100, 8], 40).ShouldBe([10, 18, 8]);

    [Fact]
    public void Widths_OfWhatIsTooWide_TakeFromTheLastFirst() =>
        ColumnWidths.Fit([30, 8, 60], 64).ShouldBe([30, 8, 22]);

    [Fact]
    public void Widths_WhereTheLastHasGivenAll_TakeFromTheWidest() =>
        ColumnWidths.Fit([50, 8, 60], 64).ShouldBe([36, 8, 16]);

    [Fact]
    public void Widths_WithoutALimit_AreAsWanted() => ColumnWidths.Fit([500, 500], null).ShouldBe([500, 500]);

    [Fact]
    public void Widths_WhereNothingFits_AreNone() => ColumnWidths.Fit([10, 10, 10], 12).ShouldBeNull();

    [Fact]
    public void Widths_IfThereAreAny_FillTheRoomAndNoMore() =>
        Prop.ForAll(
                Gen.Choose(1, 60).NonEmptyListOf().ToArbitrary(),
                Gen.Choose(10, 200).ToArbitrary(),
                (wanted, available) =>
                {
                    var room = available - (ColumnWidths.Gap * (wanted.Count - 1));
                    return ColumnWidths.Fit(wanted, available) is not { } widths
                        || widths.Sum() == Math.Min(room, wanted.Sum());
                }
            )
            .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("plain", 5)]
    [InlineData("日本", 4)]
    [InlineData("e\u0301", 1)]
    [InlineData("🚀", 2)]
    public void Text_IsMeasuredAsTheTerminalDoes(string text, int width) => TextCells.Width(text).ShouldBe(width);

    [Theory]
    [InlineData("abcdef", 4, "abc…")]
    [InlineData("日本語", 4, "日…")]
    [InlineData("abc", 3, "abc")]
    public void Text_TooLong_IsCutWithAnEllipsis(string text, int width, string expected) =>
        TextCells.Fit(text, width).ShouldBe(expected);

    [Theory]
    [InlineData("audio/StreamingTTS", 12, "aud…amingTTS")]
    [InlineData("audio/日本語日本語", 10, "aud…日本語")]
    [InlineData("abc", 3, "abc")]
    [InlineData("abcdef", 3, "ab…")]
    public void Word_TooLong_IsCutInItsMiddle(string word, int width, string expected)
    {
        var text = TextCells.FitWord(word, width);

        text.ShouldBe(expected);
        TextCells.Width(text).ShouldBeLessThanOrEqualTo(width);
    }
}
