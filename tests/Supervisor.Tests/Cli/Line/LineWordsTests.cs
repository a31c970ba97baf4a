using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Supervisor.Cli.Line;
using Xunit;

namespace Supervisor.Tests.Cli.Line;

public sealed class LineWordsTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("  a \t b ", "a|b")]
    [InlineData("a 'b c' \"d e\"", "a|b c|d e")]
    [InlineData("a\\ b", "a b")]
    [InlineData("a'b'\"c\"", "abc")]
    [InlineData("'' b", "|b")]
    [InlineData("\"a\\\"b\"", "a\"b")]
    [InlineData("'a\\b'", "a\\b")]
    [InlineData("a # b", "a")]
    [InlineData("a#b '#'", "a#b|#")]
    [InlineData("# all", "")]
    [InlineData("a\\", "a\\")]
    public void Line_IsSplitAsShellsDo(string line, string words) =>
        string.Join('|', LineWords.Split(line).Value!).ShouldBe(words);

    [Theory]
    [InlineData("'a")]
    [InlineData("a \"b")]
    [InlineData("\"a\\\"")]
    public void Line_WithAnOpenQuote_IsRefused(string line) => LineWords.Split(line).IsOk.ShouldBeFalse();

    [Fact]
    public void Words_QuotedAndSplitAgain_AreTheSame() =>
        Prop.ForAll<NonNull<string>[]>(words =>
            {
                var given = words.Select(word => word.Get).ToList();
                var line = string.Join(' ', given.Select(LineWords.Quote));
                return LineWords.Split(line).Value!.SequenceEqual(given, StringComparer.Ordinal);
            })
            .QuickCheckThrowOnFailure();
}
