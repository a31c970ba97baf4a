using Shouldly;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Rules;
using Xunit;

namespace Supervisor.Tests.Contracts;

public sealed class ArgumentRulesTests
{
    private static readonly ArgumentDescription Depth = new(
        "depth",
        "How deep.",
        ArgumentKinds.Number,
        Letter: "d",
        Default: "3",
        Minimum: 0,
        Maximum: 9
    );

    private static readonly ArgumentDescription Color = new(
        "color",
        "Which.",
        ArgumentKinds.Choice,
        Choices: ["red", "green"]
    );

    private static readonly ArgumentDescription Name = new(
        "name",
        "Of the agent.",
        ArgumentKinds.Agent,
        Position: 1,
        Required: true,
        Repeatable: true
    );

    private static readonly ArgumentDescription Within = new("within", "How long.", ArgumentKinds.Duration);
    private static readonly ArgumentDescription Force = new("force", "Do it.", ArgumentKinds.Flag);

    [Fact]
    public void Arguments_WithGoodValues_AreReadAsTheirKinds()
    {
        var arguments = Check(
            ("name", ["a", "b@pc2"]),
            ("depth", ["0"]),
            ("within", ["1h30m"]),
            ("force", ["true"])
        ).Value!;

        arguments.All("name").ShouldBe(["a", "b@pc2"]);
        arguments.Number("depth").ShouldBe(0);
        arguments.Duration("within").ShouldBe(TimeSpan.FromMinutes(90));
        arguments.Flag("force").ShouldBeTrue();
        arguments.Text("color").ShouldBeNull();
    }

    [Fact]
    public void Argument_NotGiven_HasItsDefault() => Check(("name", ["a"])).Value!.Number("depth").ShouldBe(3);

    [Theory]
    [InlineData("depth", "ten", ErrorCodes.BadValue, "whole number")]
    [InlineData("depth", "-1", ErrorCodes.BadValue, "least")]
    [InlineData("depth", "10", ErrorCodes.BadValue, "most that it may be is 9")]
    [InlineData("depth", "99999999999999999999", ErrorCodes.BadValue, "whole number")]
    [InlineData("color", "gren", ErrorCodes.BadValue, "Did you mean 'green'?")]
    [InlineData("color", "", ErrorCodes.BadValue, "red, green")]
    [InlineData("within", "30", ErrorCodes.BadValue, "30s")]
    [InlineData("force", "maybe", ErrorCodes.BadValue, "flag")]
    [InlineData("name", "a b", ErrorCodes.BadValue, "white space")]
    [InlineData("nam", "a", ErrorCodes.UnknownArgument, "Did you mean 'name'?")]
    public void Argument_WithABadValue_IsRefusedWithTheReason(string name, string value, string code, string why)
    {
        var error = Check((name, [value])).Error!;

        error.Code.ShouldBe(code);
        error.Why.ShouldContain(why);
    }

    [Fact]
    public void Argument_ThatIsNeededAndMissing_IsNamed()
    {
        var error = Check(("depth", ["1"])).Error!;

        error.Code.ShouldBe(ErrorCodes.MissingArgument);
        error.Message.ShouldContain("NAME");
    }

    [Fact]
    public void Argument_GivenTwiceButNotRepeatable_IsRefused() =>
        Check(("name", ["a"]), ("depth", ["1", "2"])).Error!.Code.ShouldBe(ErrorCodes.TooManyValues);

    [Fact]
    public void Argument_WithNullForItsValues_IsRefused() =>
        Check(("name", null!)).Error!.Code.ShouldBe(ErrorCodes.MissingValue);

    [Fact]
    public void Argument_WithANullValue_IsRefused() =>
        Check(("name", [null!])).Error!.Code.ShouldBe(ErrorCodes.BadValue);

    private static Supervisor.Contracts.Outcome<CommandArguments> Check(
        params (string Name, IReadOnlyList<string> Values)[] given
    ) =>
        ArgumentRules.Check(
            "p c",
            [Depth, Color, Within, Force, Name],
            given.ToDictionary(pair => pair.Name, pair => pair.Values, StringComparer.Ordinal)
        );
}
