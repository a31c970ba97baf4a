using System.Text;
using Supervisor.Contracts;
using Supervisor.Contracts.Palettes;

namespace Supervisor.Cli.Line;

/// <summary>
/// Splits a line of the shell or of a script into words as POSIX shells do: white space parts them, single quotes keep
/// everything, double quotes and a backslash keep what follows; a word that begins with <c>#</c> begins a comment.
/// </summary>
internal static class LineWords
{
    public static Outcome<List<string>> Split(string line)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        var isOpen = false;
        var quote = '\0';
        for (var i = 0; i < line.Length; i++)
        {
            var letter = line[i];
            if (letter == '\\' && quote != '\'' && i + 1 < line.Length)
            {
                word.Append(line[++i]);
                isOpen = true;
            }
            else if (quote != '\0')
            {
                quote = letter == quote ? '\0' : Append(word, letter, quote);
            }
            else if (letter is '\'' or '"')
            {
                (quote, isOpen) = (letter, true);
            }
            else if (letter == '#' && !isOpen)
            {
                break;
            }
            else if (char.IsWhiteSpace(letter))
            {
                isOpen = Close(words, word, isOpen);
            }
            else
            {
                word.Append(letter);
                isOpen = true;
            }
        }

        Close(words, word, isOpen);
        return quote == '\0' ? words : Unclosed(quote);
    }

    /// <summary>The word as it must be typed to be read as one.</summary>
    public static string Quote(string word) =>
        word.Length > 0
        && word.All(letter => char.IsLetterOrDigit(letter) || "-_./:@=+,%".Contains(letter, StringComparison.Ordinal))
            ? word
            : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    private static char Append(StringBuilder word, char letter, char quote)
    {
        word.Append(letter);
        return quote;
    }

    private static bool Close(List<string> words, StringBuilder word, bool isOpen)
    {
        if (isOpen)
        {
            words.Add(word.ToString());
            word.Clear();
        }

        return false;
    }

    private static OperatorError Unclosed(char quote) =>
        new(ErrorCodes.BadLine, $"A quote ({quote}) is not closed.", "", "Close it, or put a backslash before it.");
}
