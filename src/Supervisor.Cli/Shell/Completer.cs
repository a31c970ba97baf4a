using Supervisor.Cli.Line;
using Supervisor.Cli.Local;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Rules;

namespace Supervisor.Cli.Shell;

/// <summary>What Tab does to the text before the cursor.</summary>
/// <param name="Start">Where the word begins that is completed.</param>
/// <param name="Text">What to put there; null when there is nothing to add.</param>
/// <param name="Candidates">What the word could become, to be shown when there is nothing to add.</param>
internal sealed record Completion(int Start, string? Text, IReadOnlyList<string> Candidates);

/// <summary>Completes lines from the palettes alone, and names by asking who bears them.</summary>
/// <param name="names">The names of an argument kind.</param>
internal sealed class Completer(IReadOnlyList<PaletteDescription> palettes, Func<string, IReadOnlyList<string>> names)
{
    private static readonly string[] Forms = ["json", "text"];

    public Completion Complete(string beforeCursor)
    {
        var start = beforeCursor.LastIndexOf(' ') + 1;
        var word = beforeCursor[start..];
        var before = LineWords.Split(beforeCursor[..start]);
        var candidates = before.IsOk
            ? Candidates(before.Value, word)
                .Where(candidate => candidate.StartsWith(word, StringComparison.Ordinal))
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
                .ToList()
            : [];
        return new Completion(start, Addition(word, candidates), candidates);
    }

    private static string? Addition(string word, List<string> candidates)
    {
        if (candidates is [var only])
        {
            // A directory is seldom the end of a path.
            return only.EndsWith('/') ? only : only + " ";
        }

        var common = candidates.Count == 0 ? "" : candidates.Aggregate(CommonStart);
        return common.Length > word.Length ? common : null;
    }

    private static string CommonStart(string left, string right) =>
        left[..left.Zip(right).TakeWhile(pair => pair.First == pair.Second).Count()];

    private IEnumerable<string> Candidates(List<string> before, string word)
    {
        if (before is [.., "-o" or "--output"])
        {
            return Forms;
        }

        var options = GlobalOptionParser.Parse(before);
        return options.IsOk ? CandidatesAfter([.. options.Value.Words], word) : [];
    }

    private IEnumerable<string> CandidatesAfter(string[] words, string word) =>
        words switch
        {
            [] => [.. PaletteNames(), .. CommandNames(LocalPalettes.Own), .. ShellWords.Leaving],
            ["help"] => PaletteNames(),
            ["help", var palette] => CommandNames(palette),
            ["help", ..] => [],
            [var palette] when !word.StartsWith('-') => CommandNames(palette),
            _ => AfterPalette([.. CatalogRules.WithDefault(palettes, words)], word),
        };

    private IEnumerable<string> AfterPalette(string[] words, string word) =>
        words switch
        {
            [var palette, var command, .. var rest] => ArgumentCandidates(palette, command, rest, word),
            _ => [],
        };

    private IEnumerable<string> PaletteNames() => palettes.Select(palette => palette.Name);

    private IEnumerable<string> CommandNames(string palette) =>
        palettes
            .Where(candidate => string.Equals(candidate.Name, palette, StringComparison.Ordinal))
            .SelectMany(candidate => candidate.Commands)
            .Select(command => command.Name);

    private IEnumerable<string> ArgumentCandidates(string palette, string command, string[] rest, string word)
    {
        var found = CatalogRules.Find(palettes, palette, command);
        if (!found.IsOk)
        {
            return [];
        }

        var described = found.Value.Arguments;
        if (rest.Length > 0 && SwitchOf(described, rest[^1]) is { } argument && argument.TakesValue())
        {
            return Values(argument, word);
        }

        return word.StartsWith('-') ? Switches(found.Value) : Values(PlaceAfter(described, rest), word);
    }

    private static IEnumerable<string> Switches(CommandDescription command) =>
        [
            .. command.Arguments.Where(ArgumentText.IsSwitch).Select(argument => "--" + argument.Name),
            "--output",
            "--help",
            .. command.Changes ? ["--dry-run"] : Array.Empty<string>(),
        ];

    private static ArgumentDescription? SwitchOf(IReadOnlyList<ArgumentDescription> described, string word) =>
        described.FirstOrDefault(argument =>
            argument.IsSwitch() && (word == "--" + argument.Name || word == "-" + argument.Letter)
        );

    private static ArgumentDescription? PlaceAfter(IReadOnlyList<ArgumentDescription> described, string[] rest)
    {
        var places = described.Where(argument => !argument.IsSwitch()).OrderBy(argument => argument.Position).ToList();
        var given = rest.Where((word, i) => !word.StartsWith('-') && !IsValueOfSwitch(described, rest, i)).Count();
        return given < places.Count ? places[given]
            : places is [.., { Repeatable: true } last] ? last
            : null;
    }

    private static bool IsValueOfSwitch(IReadOnlyList<ArgumentDescription> described, string[] rest, int i) =>
        i > 0 && SwitchOf(described, rest[i - 1]) is { } argument && argument.TakesValue();

    private IEnumerable<string> Values(ArgumentDescription? argument, string word) =>
        argument?.Kind switch
        {
            ArgumentKinds.Choice => argument.Choices ?? [],
            ArgumentKinds.Agent or ArgumentKinds.Group or ArgumentKinds.Node => names(argument.Kind),
            ArgumentKinds.File => FileNames.StartingWith(word),
            _ => [],
        };
}
