using Shouldly;
using Supervisor.Cli.Line;
using Supervisor.Cli.Local;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Contracts.Palettes.Rules;
using Supervisor.Tests.Contracts;
using Xunit;

namespace Supervisor.Tests.Cli.Local;

public sealed class LocalPalettesTests
{
    private static readonly KnownPalettes Known = new(
        "pc1",
        CatalogRules.Merge(
            LocalPalettes.Standard.Descriptions,
            [
                new PaletteDescription(
                    "agent",
                    "Agents.",
                    [
                        new CommandDescription(
                            "stop",
                            "Stops one.",
                            Roles.Operator,
                            ResultKinds.Text,
                            Changes: true,
                            Details: "Gently.",
                            Arguments:
                            [
                                new ArgumentDescription(
                                    "grace",
                                    "How gently.",
                                    ArgumentKinds.Duration,
                                    Letter: "g",
                                    Default: "10s"
                                ),
                                new ArgumentDescription(
                                    "name",
                                    "Which.",
                                    ArgumentKinds.Agent,
                                    Position: 1,
                                    Required: true,
                                    Repeatable: true
                                ),
                            ]
                        ),
                    ]
                ),
            ]
        ),
        Problem: null
    );

    [Fact]
    public void EveryCommand_IsDescribedAsTheContractWantsIt() =>
        DescriptionFaults.Of(LocalPalettes.Standard.Descriptions).ShouldBeEmpty();

    [Theory]
    [InlineData("help agent stop", "pbm help agent stop")]
    [InlineData("version", "pbm version")]
    [InlineData("--version whatever", "pbm version")]
    [InlineData("agent stop -g 1s chat --help", "pbm help agent stop")]
    [InlineData("--help", "pbm help")]
    [InlineData("agent stop chat", "agent stop chat")]
    public void Line_ShorterThanPaletteAndCommand_IsCompleted(string line, string expected)
    {
        var options = GlobalOptionParser.Parse(line.Split(' ')).Value!;

        string.Join(' ', OwnCommands.Complete(options, LocalPalettes.Standard)).ShouldBe(expected);
    }

    [Fact]
    public void Help_OfACommand_ShowsAllThatTheDescriptionSays()
    {
        var text = Help("agent", "stop");

        text.ShouldContain("usage: pbm agent stop [-g|--grace DURATION] NAME...");
        text.ShouldContain("How gently. Default: 10s.");
        text.ShouldContain("Gently.");
        text.ShouldContain("has --dry-run");
        text.ShouldContain("role operator");
    }

    [Fact]
    public void Help_OfEverything_ListsPalettesOfBothSides()
    {
        Help().ShouldContain("agent  Agents.");
        Help().ShouldContain("pbm    This program itself.");
    }

    [Fact]
    public void Help_OfAPalette_ListsItsCommands() => Help("agent").ShouldContain("stop  Stops one.");

    [Fact]
    public void Help_OfAnOwnCommand_NeedsNoPalette() => Help("version").ShouldContain("usage: pbm version");

    [Fact]
    public void Help_OfWhatIsNot_IsAnErrorWithASuggestion() =>
        Run("agnet").OfType<ErrorFrame>().Single().Error.Why.ShouldContain("agent");

    [Fact]
    public void Help_WithoutANode_SaysThatThereIsMore()
    {
        var problem = new OperatorError(ErrorCodes.Unreachable, "Nobody.", "Gone.", "");
        var call = new LocalCall(
            Arguments([]),
            Form: null,
            () => new KnownPalettes("", LocalPalettes.Standard.Descriptions, problem)
        );

        new HelpCommand().Run(call).OfType<NoteFrame>().Single().Text.ShouldContain("Nobody. Gone.");
    }

    private static string Help(params string[] words) => Run(words).OfType<TextFrame>().Single().Text;

    private static List<Frame> Run(params string[] words) =>
        [.. new HelpCommand().Run(new LocalCall(Arguments(words), Form: null, () => Known))];

    private static CommandArguments Arguments(string[] words)
    {
        var described = new HelpCommand().Description.Arguments;
        return ArgumentRules.Check("help", described, ArgumentLine.Parse("help", described, words).Value!).Value!;
    }
}
