using Supervisor.Contracts;
using Supervisor.Contracts.Palettes;

namespace Supervisor.Cli.Line;

/// <summary>
/// Takes the switches that <c>pbm</c> itself understands out of a line, wherever they stand, up to <c>--</c>.
/// </summary>
internal static class GlobalOptionParser
{
    public static Outcome<GlobalOptions> Parse(IReadOnlyList<string> line)
    {
        var words = new List<string>();
        Outcome<GlobalOptions> options = new GlobalOptions(words);
        for (var i = 0; i < line.Count && options.IsOk; i++)
        {
            if (line[i] is "--")
            {
                words.AddRange(line.Skip(i));
                break;
            }

            options = Take(options.Value, words, line, ref i);
        }

        return options.IsOk ? TakeTarget(options.Value, words) : options;
    }

    private static Outcome<GlobalOptions> Take(
        GlobalOptions options,
        List<string> words,
        IReadOnlyList<string> line,
        ref int i
    )
    {
        if (Flag(options, line[i]) is { } flagged)
        {
            return flagged;
        }

        var (name, joined) = Split(line[i]);
        if (!TakesValue(name))
        {
            words.Add(line[i]);
            return options;
        }

        if (joined is null && i + 1 == line.Count)
        {
            return Bad($"{name} needs a value.");
        }

        return WithValue(options, name, joined ?? line[++i]);
    }

    private static (string Name, string? Joined) Split(string word)
    {
        var equals = word.StartsWith("--", StringComparison.Ordinal) ? word.IndexOf('=', StringComparison.Ordinal) : -1;
        return equals < 0 ? (word, null) : (word[..equals], word[(equals + 1)..]);
    }

    private static bool TakesValue(string name) =>
        name is "-o" or "--output" or "--id" or "--data-dir" or "--token-file";

    private static GlobalOptions? Flag(GlobalOptions options, string word) =>
        word switch
        {
            "-h" or "--help" => options with { Help = true },
            "--version" => options with { Version = true },
            "--dry-run" => options with { DryRun = true },
            _ => null,
        };

    private static Outcome<GlobalOptions> WithValue(GlobalOptions options, string name, string value) =>
        name switch
        {
            "--id" => options with { Id = value },
            "--data-dir" => options with { DataDirectory = value },
            "--token-file" => options with { TokenFile = value },
            // Whether the command has that form is known once the command is.
            _ => options with { Output = value },
        };

    private static Outcome<GlobalOptions> TakeTarget(GlobalOptions options, List<string> words)
    {
        if (words is not [var first, ..] || first is "--" || !HostAndPort.LooksLikeOne(first))
        {
            return options;
        }

        words.RemoveAt(0);
        return HostAndPort.Parse(first) is { } target
            ? options with
            {
                Target = target,
            }
            : Bad($"'{first}' is no address of a node: it is HOST:PORT.");
    }

    private static OperatorError Bad(string message) =>
        new(ErrorCodes.BadLine, message, "", "'pbm help' shows how a line is written.");
}
