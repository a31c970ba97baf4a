using System.Text;

namespace Supervisor.Fleet.Judging.Text;

/// <summary>
/// Splits a line as a POSIX shell does: quotes, backslashes, comments and operators. What is inside <c>$( )</c>,
/// backquotes and braces stays one word, for its inside runs on its own.
/// </summary>
internal sealed class ShellReader(string text)
{
    private static readonly string[] Operators = ["&&", "||", ";;", "|", ";", "&", "\n"];

    private readonly List<ShellWord> _words = [];
    private readonly StringBuilder _word = new();
    private bool _isWord;
    private int _at;

    public ShellLine Read()
    {
        while (_at < text.Length)
        {
            if (ReadNext() is { } flaw)
            {
                return new ShellLine(_words, flaw);
            }
        }

        EndWord();
        return new ShellLine(_words, DanglingOperator());
    }

    private string? ReadNext()
    {
        var sign = text[_at];
        switch (sign)
        {
            case '\'':
                return ReadQuoted('\'', escapes: false);
            case '"':
                return ReadQuoted('"', escapes: true);
            case '`':
                return ReadQuoted('`', escapes: true);
            case '\\':
                return ReadEscaped();
            case '$' when _at + 1 < text.Length && text[_at + 1] is '(' or '{':
                return ReadNested(text[_at + 1]);
            case '#' when !_isWord:
                SkipComment();
                return null;
            default:
                ReadPlain(sign);
                return null;
        }
    }

    private string? ReadQuoted(char quote, bool escapes)
    {
        _isWord = true;
        for (var end = _at + 1; end < text.Length; end++)
        {
            if (escapes && text[end] is '\\')
            {
                end++;
            }
            else if (text[end] == quote)
            {
                _word.Append(text, _at + 1, end - _at - 1);
                _at = end + 1;
                return null;
            }
        }

        return $"the quote {quote} at character {_at + 1} is never closed";
    }

    private string? ReadEscaped()
    {
        if (_at + 1 == text.Length)
        {
            return "it ends with a backslash";
        }

        _isWord = true;
        _word.Append(text[_at + 1]);
        _at += 2;
        return null;
    }

    private string? ReadNested(char open)
    {
        var close = open is '(' ? ')' : '}';
        var begin = _at;
        var depth = 0;
        _isWord = true;
        while (_at < text.Length)
        {
            var sign = text[_at];
            if (sign is '\'' or '"' && ReadQuoted(sign, escapes: sign is '"') is { } flaw)
            {
                return flaw;
            }

            if (sign is '\'' or '"')
            {
                continue;
            }

            depth +=
                sign == open ? 1
                : sign == close ? -1
                : 0;
            _word.Append(sign);
            _at++;
            if (depth == 0 && sign == close)
            {
                return null;
            }
        }

        return $"the ${open} at character {begin + 1} is never closed";
    }

    private void SkipComment()
    {
        var end = text.IndexOf('\n', _at);
        _at = end < 0 ? text.Length : end;
    }

    private void ReadPlain(char sign)
    {
        if (
            Array.Find(Operators, known => string.CompareOrdinal(text, _at, known, 0, known.Length) == 0) is { } found
            && !IsRedirection(found)
        )
        {
            EndWord();
            _words.Add(new ShellWord(found == "\n" ? ";" : found, IsOperator: true));
            _at += found.Length;
            return;
        }

        _at++;
        if (char.IsWhiteSpace(sign))
        {
            EndWord();
            return;
        }

        _isWord = true;
        _word.Append(sign);
    }

    /// <summary><c>2>&amp;1</c> and <c>&amp;>file</c> hold a sign that elsewhere is an operator.</summary>
    private bool IsRedirection(string found) =>
        found == "&" && ((_at > 0 && text[_at - 1] is '>' or '<') || (_at + 1 < text.Length && text[_at + 1] is '>'));

    private void EndWord()
    {
        if (_isWord)
        {
            _words.Add(new ShellWord(_word.ToString(), IsOperator: false));
        }

        _word.Clear();
        _isWord = false;
    }

    private string? DanglingOperator() =>
        _words is [.., { IsOperator: true, Text: "&&" or "||" or "|" } last] ? $"nothing follows its last {last.Text}"
        : _words is [{ IsOperator: true, Text: not ";" } first, ..] ? $"nothing stands before its first {first.Text}"
        : null;
}
