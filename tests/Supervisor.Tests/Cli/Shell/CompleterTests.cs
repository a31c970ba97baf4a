using Shouldly;
using Supervisor.Cli.Shell;
using Supervisor.Contracts.Palettes;
using Xunit;

namespace Supervisor.Tests.Cli.Shell;

public sealed class CompleterTests
{
    private static readonly PaletteDescription[] Palettes =
    [
        new(
            "agent",
            "Agents.",
            [
                new CommandDescription(
                    "logs",
                    "Shows logs.",
                    Roles.Viewer,
                    ResultKinds.Stream,
                    Arguments:
                    [
                        new ArgumentDescription("tail", "How many.", ArgumentKinds.Number, Letter: "n"),
                        new ArgumentDescription("level", "Which.", ArgumentKinds.Choice, Choices: ["info", "error"]),
                        new ArgumentDescription("name", "Whose.", ArgumentKinds.Agent, Position: 1, Repeatable: true),
                    ]
                ),
            ]
        ),
        new("node", "Nodes.", [new CommandDescription("uptime", "Up.", Roles.Viewer, ResultKinds.Rows)]),
        new(
            "journal",
            "Events.",
            [
                new CommandDescription(
                    "list",
                    "Lists.",
                    Roles.Viewer,
                    ResultKinds.Stream,
                    Arguments: [new ArgumentDescription("agent", "Whose.", ArgumentKinds.Agent)]
                ),
            ],
            "list"
        ),
        new(
            "pbm",
            "This.",
            [
                new CommandDescription("help", "Helps.", Roles.Viewer, ResultKinds.Text),
                new CommandDescription("echo", "Echoes.", Roles.Viewer, ResultKinds.Text),
            ]
        ),
    ];

    internal static Completer Completer { get; } =
        new(Palettes, kind => kind is ArgumentKinds.Agent ? ["chat", "chatter", "memory"] : []);

    [Theory]
    [InlineData("", "agent echo exit help journal node pbm quit")]
    [InlineData("a", "agent")]
    [InlineData("agent ", "logs")]
    [InlineData("agent logs ", "chat chatter memory")]
    [InlineData("agent logs chat m", "memory")]
    [InlineData("agent logs -n 5 ", "chat chatter memory")]
    [InlineData("agent logs -", "--help --level --output --tail")]
    [InlineData("agent logs --level ", "error info")]
    [InlineData("agent logs --tail ", "")]
    [InlineData("-o json agent ", "logs")]
    [InlineData("agent logs -o ", "json text")]
    [InlineData("journal ", "list")]
    [InlineData("journal -", "--agent --help --output")]
    [InlineData("journal --agent ", "chat chatter memory")]
    [InlineData("help ", "agent journal node pbm")]
    [InlineData("help agent ", "logs")]
    [InlineData("nothing known ", "")]
    [InlineData("agent 'open ", "")]
    public void Tab_OffersWhatFits(string before, string expected) =>
        string.Join(' ', Completer.Complete(before).Candidates).ShouldBe(expected);

    [Theory]
    [InlineData("ag", "agent ")]
    [InlineData("agent logs c", "chat")]
    [InlineData("agent logs chat", null)]
    [InlineData("agent logs xyz", null)]
    public void Tab_AddsWhatIsCertain(string before, string? text) => Completer.Complete(before).Text.ShouldBe(text);
}
