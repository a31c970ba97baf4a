using System.Text;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Rules;

namespace Supervisor.Cli.Local;

/// <summary>Help, made of the descriptions alone.</summary>
internal static class HelpText
{
    private const string Head = """
        pbm: operates fleets of agents.

        usage: pbm [HOST:PORT] PALETTE COMMAND [ARGUMENTS]
               pbm [HOST:PORT]                     an interactive shell; reads commands when input is no terminal
               pbm help [PALETTE [COMMAND]]

        Without HOST:PORT it talks to this machine's daemon by its socket; else to the cluster of 'pbm login', or to 127.0.0.1:9110.
        """;

    private static readonly (string, string)[] Anywhere =
    [
        ("-o, --output json|text", "how to answer"),
        ("--dry-run", "say what would be changed, and change nothing"),
        ("--id ID", "the id of a change that is asked for again: it runs at most once"),
        ("--data-dir DIR", "the data directory of the daemon to talk to"),
        ("--token-file FILE", "the token for HOST:PORT, or that of 'login'"),
        ("-h, --help", "explain the palette or command"),
        ("--version", "the version of pbm"),
    ];

    public static string OfAll(IReadOnlyList<PaletteDescription> palettes) =>
        new StringBuilder()
            .AppendLine(Head)
            .Append(Section("palettes:", palettes.Select(palette => (palette.Name, palette.Summary))))
            .Append(Section("anywhere on the line:", Anywhere))
            .ToString()
            .TrimEnd();

    public static string Of(PaletteDescription palette) =>
        new StringBuilder()
            .AppendLine(palette.Summary)
            .Append(Section("commands:", palette.Commands.Select(command => (command.Name, command.Summary))))
            .Append(
                palette.Default is { } preset ? $"\n'pbm {palette.Name}' means 'pbm {palette.Name} {preset}'.\n" : ""
            )
            .ToString()
            .TrimEnd();

    public static string Of(string palette, CommandDescription command)
    {
        // This program's own commands are called without their palette.
        var name = palette is LocalPalettes.Own ? command.Name : $"{palette} {command.Name}";
        var usage = command.Arguments.Select(ArgumentText.Usage);
        var text = new StringBuilder()
            .AppendLine(command.Summary)
            .AppendLine()
            .AppendLine($"usage: pbm {string.Join(' ', [name, .. usage])}");
        if (command.Details is { Length: > 0 } details)
        {
            text.AppendLine().AppendLine(details);
        }

        return text.Append(Section("arguments:", command.Arguments.Select(Explain)))
            .Append(Section("examples:", command.Examples.Select(example => ("pbm " + example.Line, example.Says))))
            .AppendLine()
            .Append(command.Changes ? "It changes things, and has --dry-run." : "It changes nothing.")
            // What this program does by itself is nobody's to allow.
            .Append(palette is LocalPalettes.Own ? "" : $" It needs the role {command.Role}.")
            .ToString();
    }

    private static (string, string) Explain(ArgumentDescription argument)
    {
        var spelled = argument.IsSwitch() ? ArgumentText.SwitchUsage(argument) : ArgumentText.Spelled(argument);
        return (spelled, string.Join(' ', [argument.Summary, .. Limits(argument)]));
    }

    private static IEnumerable<string> Limits(ArgumentDescription argument)
    {
        if (argument.Choices is { Count: > 0 } choices)
        {
            yield return $"One of {string.Join(", ", choices)}.";
        }

        if (argument is { Minimum: { } least, Maximum: { } most })
        {
            yield return $"From {least} to {most}.";
        }
        else if (argument.Minimum is { } minimum)
        {
            yield return $"At least {minimum}.";
        }
        else if (argument.Maximum is { } maximum)
        {
            yield return $"At most {maximum}.";
        }

        if (argument.Default is { } preset)
        {
            yield return $"Default: {preset}.";
        }
    }

    private static string Section(string title, IEnumerable<(string Name, string Says)> lines)
    {
        var all = lines.ToList();
        if (all.Count == 0)
        {
            return "";
        }

        var width = all.Max(line => line.Name.Length);
        var text = new StringBuilder().AppendLine().AppendLine(title);
        foreach (var (name, says) in all)
        {
            text.AppendLine($"  {name.PadRight(width)}  {says}");
        }

        return text.ToString();
    }
}
