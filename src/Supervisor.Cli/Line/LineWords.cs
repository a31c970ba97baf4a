using System.Text;
using Supervisor.Contracts;
using Supervisor.Contracts.Palettes;

namespace Supervisor.Cli.Line;

/// <summary>
/// Splits a line of the shell or of a script into words as POSIX shells do: white space parts them, single quotes keep
/// everything, double quotes and a backslash keep what follows; a word that begins with <c>#</c> begins a comment.
/// </summary>
internal sealed class LineWords
{
    private const char NoQuote = '\0';

    private readonly List<string> _words = [];
    private readonly StringBuilder _word = new();
    private bool _isInWord;
    private char _quote;

    private LineWords() { }

    public static Outcome<List<string>> Split(string line)
    {
        var split = new LineWords();
        for (var i = 0; i < line.Length && !split.IsComment(line[i]); i++)
        {
            if (split.Escapes(line, i))
            {
                split.Keep(line[++i]);
            }
            else
            {
                split.Take(line[i]);
            }
        }

        split.EndWord();
        return split._quote == NoQuote ? split._words : Unclosed(split._quote);
    }

    /// <summary>The word as it must be typed to be read as one.</summary>
    public static string Quote(string word) =>
        word.Length > 0 && word.All(IsPlain) ? word : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    private static bool IsPlain(char letter) =>
        char.IsLetterOrDigit(letter) || "-_./:@=+,%".Contains(letter, StringComparison.Ordinal);

    private bool IsComment(char letter) => letter == '#' && !_isInWord && _quote == NoQuote;

    private bool Escapes(string line, int i) => line[i] == '\\' && _quote != '\'' && i + 1 < line.Length;

    private void Take(char letter)
    {
        if (_quote != NoQuote && letter == _quote)
        {
            _quote = NoQuote;
        }
        else if (_quote == NoQuote && (letter is '\'' or '"'))
        {
            (_quote, _isInWord) = (letter, true);
        }
        else if (_quote == NoQuote && char.IsWhiteSpace(letter))
        {
            EndWord();
        }
        else
        {
            Keep(letter);
        }
    }

    private void Keep(char letter)
    {
        _word.Append(letter);
        _isInWord = true;
    }

    private void EndWord()
    {
        if (_isInWord)
        {
            _words.Add(_word.ToString());
            _word.Clear();
        }

        _isInWord = false;
    }

    private static OperatorError Unclosed(char quote) =>
        new(ErrorCodes.BadLine, $"A quote ({quote}) is not closed.", "", "Close it, or put a backslash before it.");
}
