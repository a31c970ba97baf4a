using Supervisor.Cli.Line;

namespace Supervisor.Cli.Local;

/// <summary>Puts a line that is shorter than palette and command into that form.</summary>
internal static class OwnCommands
{
    public static IReadOnlyList<string> Complete(GlobalOptions options, LocalPalettes local)
    {
        var words = options.Words;
        if (options.Version)
        {
            return [LocalPalettes.Own, "version"];
        }

        if (options.Help)
        {
            // What stands behind the command does not matter to its help.
            return [LocalPalettes.Own, "help", .. words.Where(word => !word.StartsWith('-')).Take(2)];
        }

        return words.Count > 0 && local.Find(LocalPalettes.Own, words[0]) is not null
            ? [LocalPalettes.Own, .. words]
            : words;
    }
}
