using System.Text.RegularExpressions;

namespace Supervisor.EndToEndTests.Pages;

/// <summary>
/// Whether a command prints what its page says. Lines may come in any order, further in, and more may come; a word with a digit in it may be
/// another, unless it names a machine; columns may be wider, and <c>...</c> stands for anything.
/// </summary>
internal static partial class PageOutput
{
    private const string Anything = "...";

    /// <param name="machines">Their names.</param>
    /// <returns>The lines that did not come.</returns>
    public static IReadOnlyList<string> Missing(PageCommand command, string printed, IReadOnlyList<string> machines)
    {
        var lines = printed.Split('\n');
        return [.. command.Output.Where(line => line != Anything && !lines.Any(Pattern(line, machines).IsMatch))];
    }

    private static Regex Pattern(string line, IReadOnlyList<string> machines) =>
        new(
            @"^\s*" + string.Join(@"\s+", Spaces().Split(line.Trim()).Select(word => Word(word, machines))) + @"\s*$",
            RegexOptions.None,
            TimeSpan.FromSeconds(10)
        );

    private static string Word(string word, IReadOnlyList<string> machines) =>
        word == Anything ? ".*"
        : word.Any(char.IsAsciiDigit) && !machines.Contains(word.Trim(',', '.', ':', '\''), StringComparer.Ordinal)
            ? @"\S+"
        : Regex.Escape(word);

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Spaces();
}
