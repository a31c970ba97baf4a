namespace Supervisor.Contracts.Palettes.Rules;

/// <summary>Finding commands in palettes, and uniting palettes of several sources.</summary>
public static class CatalogRules
{
    /// <summary>The command of that name, or which name was not known and what may have been meant.</summary>
    public static Outcome<CommandDescription> Find(
        IReadOnlyList<PaletteDescription> palettes,
        string palette,
        string command
    )
    {
        var found = palettes.FirstOrDefault(candidate => Same(candidate.Name, palette));
        if (found is null)
        {
            return UsageErrors.UnknownPalette(palette, palettes.Select(candidate => candidate.Name));
        }

        var match = found.Commands.FirstOrDefault(candidate => Same(candidate.Name, command));
        return match is null
            ? UsageErrors.UnknownCommand(palette, command, found.Commands.Select(candidate => candidate.Name))
            : match;
    }

    /// <summary>The same words with the palette's default command among them, where that is what they mean.</summary>
    public static IReadOnlyList<string> WithDefault(
        IReadOnlyList<PaletteDescription> palettes,
        IReadOnlyList<string> words
    )
    {
        var isAlone = words is [_] || (words is [_, var next, ..] && next.StartsWith('-'));
        var palette = isAlone ? palettes.FirstOrDefault(candidate => Same(candidate.Name, words[0])) : null;
        return palette?.Default is { } command ? [words[0], command, .. words.Skip(1)] : words;
    }

    /// <summary>
    /// Both sources' palettes; those of one name become one with the commands of both. Where both have a command, the
    /// first source's counts.
    /// </summary>
    public static IReadOnlyList<PaletteDescription> Merge(
        IReadOnlyList<PaletteDescription> first,
        IReadOnlyList<PaletteDescription> second
    )
    {
        return
        [
            .. first
                .Concat(second)
                .GroupBy(palette => palette.Name, StringComparer.Ordinal)
                .Select(same => Unite([.. same]))
                .OrderBy(palette => palette.Name, StringComparer.Ordinal),
        ];
    }

    private static PaletteDescription Unite(IReadOnlyList<PaletteDescription> same) =>
        same[0] with
        {
            Default = same.Select(palette => palette.Default).FirstOrDefault(command => command is not null),
            Commands =
            [
                .. same.SelectMany(palette => palette.Commands)
                    .DistinctBy(command => command.Name, StringComparer.Ordinal)
                    .OrderBy(command => command.Name, StringComparer.Ordinal),
            ],
        };

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.Ordinal);
}
