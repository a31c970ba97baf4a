using System.Text;

namespace Supervisor.Fleet.Compose.Texts;

/// <summary>
/// Splits a command as a shell does, with quotes and backslashes, and does nothing else that a shell does: no variable,
/// no pattern, no pipe.
/// </summary>
internal sealed class CommandText
{
    private readonly string _text;
    private readonly List<string> _words = [];
    private readonly StringBuilder _word = new();
    private bool _inWord;
    private int _at;

    private CommandText(string text) => _text = text;

    public static Parsed<IReadOnlyList<string>> Split(string text)
    {
        var command = new CommandText(text);
        while (command._at < text.Length)
        {
            if (!command.TryTake())
            {
                return Parsed<IReadOnlyList<string>>.Not("a quote is opened and never closed");
            }
        }

        command.EndWord();
        return new Parsed<IReadOnlyList<string>>(command._words, null);
    }

    private bool TryTake()
    {
        var letter = _text[_at++];
        switch (letter)
        {
            case ' ' or '\t' or '\n' or '\r':
                EndWord();
                return true;
            case '\'' or '"':
                _inWord = true;
                return TryTakeQuoted(letter);
            case '\\' when _at < _text.Length:
                Add(_text[_at++]);
                return true;
            default:
                Add(letter);
                return true;
        }
    }

    /// <summary>In single quotes all letters are plain; in double quotes a backslash may quote a quote or itself.</summary>
    private bool TryTakeQuoted(char quote)
    {
        while (_at < _text.Length)
        {
            var letter = _text[_at++];
            if (letter == quote)
            {
                return true;
            }

            var isEscape = letter is '\\' && quote is '"' && _at < _text.Length && _text[_at] is '"' or '\\';
            Add(isEscape ? _text[_at++] : letter);
        }

        return false;
    }

    private void Add(char letter)
    {
        _inWord = true;
        _word.Append(letter);
    }

    /// <summary>An empty word counts if it was quoted.</summary>
    private void EndWord()
    {
        if (_inWord)
        {
            _words.Add(_word.ToString());
        }

        _word.Clear();
        _inWord = false;
    }
}
