using System.Collections;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Rules;
using Supervisor.Fleet.Reading;
using Supervisor.Fleet.Values;

namespace Supervisor.Cli.Fleet;

/// <summary>The arguments that every command about fleet files takes, and what they ask for.</summary>
internal static class FleetArguments
{
    public const string File = "file";
    public const string Node = "node";
    public const string Profile = "profile";

    public const string Details = """
        Each FILE is a Compose file with x-supervisor, and a project of its own; together they are the fleet.
        FILE+OVERRIDE merges files into one project, as Compose does with several -f. - is standard input.
        Variables come from the environment, then from the .env beside the file.
        """;

    public static IReadOnlyList<ArgumentDescription> Described { get; } =
    [
        new(File, "A fleet file, or FILE+OVERRIDE.", ArgumentKinds.File, Position: 1, Required: true, Repeatable: true),
        new(Node, "The node that a file without one is for.", ArgumentKinds.Node, Letter: "n"),
        new(Profile, "A profile to take in; * takes all.", ArgumentKinds.Text, Letter: "p", Repeatable: true),
    ];

    public static FleetRequest Request(CommandArguments arguments) =>
        Request(arguments.All(File), arguments.Text(Node), arguments.All(Profile));

    public static FleetRequest Request(IEnumerable<string> files, string? node, IEnumerable<string> profiles) =>
        new(
            // A file given twice is one project: all that it defines would collide with itself.
            files.Select(ProjectFiles.Of).Distinct().ToValueList(),
            Environment(),
            node,
            profiles.ToValueList()
        );

    private static ValueMap<string> Environment() =>
        System
            .Environment.GetEnvironmentVariables()
            .Cast<DictionaryEntry>()
            .Select(entry => KeyValuePair.Create((string)entry.Key, (string?)entry.Value ?? ""))
            .ToValueMap();
}
