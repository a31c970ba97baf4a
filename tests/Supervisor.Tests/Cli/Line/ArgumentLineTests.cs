using Shouldly;
using Supervisor.Cli.Line;
using Supervisor.Contracts.Palettes;
using Xunit;

namespace Supervisor.Tests.Cli.Line;

public sealed class ArgumentLineTests
{
    private static readonly ArgumentDescription[] Described =
    [
        new("depth", "How deep.", ArgumentKinds.Number, Letter: "d"),
        new("force", "Do it.", ArgumentKinds.Flag, Letter: "f"),
        new("hue", "Of a newer node.", "colour"),
        new("first", "The first.", ArgumentKinds.Text, Position: 1),
        new("rest", "The others.", ArgumentKinds.Text, Position: 2, Repeatable: true),
    ];

    [Theory]
    [InlineData("-d 3", "depth=3")]
    [InlineData("--depth 3", "depth=3")]
    [InlineData("--depth=3", "depth=3")]
    [InlineData("-d=3", "depth=3")]
    [InlineData("-d -1", "depth=-1")]
    [InlineData("-d 1 -d 2", "depth=1,2")]
    [InlineData("-f x", "first=x;force=true")]
    [InlineData("--hue blue", "hue=blue")]
    [InlineData("a b c", "first=a;rest=b,c")]
    [InlineData("a -d 3 b", "depth=3;first=a;rest=b")]
    [InlineData("-- -d -f", "first=-d;rest=-f")]
    [InlineData("-", "first=-")]
    [InlineData("--depth=", "depth=")]
    public void Words_AreSortedByTheDescription(string line, string expected)
    {
        var values = ArgumentLine.Parse("p c", Described, line.Split(' ')).Value!;

        string.Join(';', values.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(Show)).ShouldBe(expected);
    }

    [Theory]
    [InlineData("--dept 3", ErrorCodes.UnknownArgument, "Did you mean '--depth'?")]
    [InlineData("-x", ErrorCodes.UnknownArgument, "--depth, --force, --hue")]
    [InlineData("a -d", ErrorCodes.MissingValue, "")]
    public void Words_ThatFitNothing_AreRefused(string line, string code, string why)
    {
        var error = ArgumentLine.Parse("p c", Described, line.Split(' ')).Error!;

        error.Code.ShouldBe(code);
        error.Why.ShouldContain(why);
    }

    [Fact]
    public void Place_BeyondTheLast_IsRefused() =>
        ArgumentLine.Parse("p c", [], ["extra"]).Error!.Code.ShouldBe(ErrorCodes.TooManyValues);

    private static string Show(KeyValuePair<string, IReadOnlyList<string>> pair) =>
        $"{pair.Key}={string.Join(',', pair.Value)}";
}
