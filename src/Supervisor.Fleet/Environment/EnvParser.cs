using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Findings.Kinds;
using Supervisor.Fleet.Places;
using Supervisor.Fleet.Trees.Yaml;

namespace Supervisor.Fleet.Environment;

/// <summary>
/// Compose's dialect: <c>NAME=value</c> or <c>NAME: value</c>, optionally behind <c>export</c>; a value without quotes
/// ends at <c> #</c>; single quotes keep everything, double quotes know escapes and variables, and both may span lines.
/// </summary>
internal sealed class EnvParser(SourceText source, EnvValues values)
{
    private const string Export = "export";
    private const string WriteAssignment = "Write NAME=value; a line that says nothing begins with '#'.";

    private readonly string _text = source.Text;
    private TextCursor _cursor = new(source.File);
    private int _at;

    public void Parse()
    {
        while (SkipToStatement() && ParseStatement()) { }
    }

    private bool SkipToStatement()
    {
        while (_at < _text.Length)
        {
            if (_text[_at] is '#')
            {
                _at = EndOfLine(_at);
            }
            else if (char.IsWhiteSpace(_text[_at]))
            {
                _at++;
            }
            else
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>False: there is no use in going on.</summary>
    private bool ParseStatement()
    {
        SkipExport();
        var start = _at;
        var end = EndOfName(start);
        var isOdd = end < _text.Length && _text[end] is not ('=' or ':' or '\n');
        var name = _text.AsSpan(start, end - start).TrimEnd().ToString();
        if (isOdd || name.Length == 0 || name.AsSpan().ContainsAny(" \t\v\f\r"))
        {
            RefuseName(start, end, isOdd);
            _at = EndOfLine(_at);
            return true;
        }

        if (end == _text.Length || _text[end] is '\n')
        {
            values.Inherit(name);
            _at = end;
            return true;
        }

        _at = end + 1;
        SkipSpaces();
        return ParseValue(name);
    }

    private void SkipExport()
    {
        var behind = _at + Export.Length;
        if (
            string.CompareOrdinal(_text, _at, Export, 0, Export.Length) == 0
            && behind < _text.Length
            && char.IsWhiteSpace(_text[behind])
        )
        {
            _at = behind;
            SkipSpaces();
        }
    }

    private void RefuseName(int start, int end, bool isOdd)
    {
        var place = PlaceAt(isOdd ? end : start);
        var message =
            isOdd ? $"A variable's name cannot hold '{_text[end]}'."
            : end == start ? "Before the value stands no variable's name."
            : "A variable's name cannot hold a space.";
        values.Refuse(ValueKinds.EnvSyntax, place, message, WriteAssignment);
    }

    private bool ParseValue(string name)
    {
        if (_at < _text.Length && _text[_at] is '"' or '\'')
        {
            return ParseQuoted(name, _text[_at]);
        }

        var start = _at;
        _at = EndOfLine(_at);
        var line = _text.AsSpan(start, _at - start);
        var comment = line.IndexOf(" #", StringComparison.Ordinal);
        var value = (comment < 0 ? line : line[..comment]).TrimEnd().ToString();
        return values.AddTemplate(name, value, offset => PlaceAt(start + offset));
    }

    private bool ParseQuoted(string name, char quote)
    {
        var opening = _at;
        if (EndOfQuoted(opening, quote) is not { } closing)
        {
            values.Refuse(
                ValueKinds.EnvSyntax,
                PlaceAt(opening),
                $"The quote that opens the value of {Excerpt.Of(name)} is not closed.",
                "Close it, or write a backslash before a quote that is part of the value."
            );
            _at = EndOfLine(opening);
            return true;
        }

        var content = _text[(opening + 1)..closing].Replace($"\\{quote}", $"{quote}", StringComparison.Ordinal);
        var fits = Add(name, quote, content, opening);
        _at = closing + 1;
        RefuseRest();
        return fits;
    }

    private bool Add(string name, char quote, string content, int opening)
    {
        if (quote is '"')
        {
            return values.AddTemplate(name, EnvEscapes.Expand(content), _ => PlaceAt(opening));
        }

        values.Add(name, content);
        return true;
    }

    private int? EndOfQuoted(int opening, char quote)
    {
        for (var index = opening + 1; index < _text.Length; index++)
        {
            if (_text[index] == quote)
            {
                return index;
            }

            index += _text[index] is '\\' ? 1 : 0;
        }

        return null;
    }

    private void RefuseRest()
    {
        SkipSpaces();
        if (_at < _text.Length && _text[_at] is not ('#' or '\n'))
        {
            values.Refuse(
                ValueKinds.EnvSyntax,
                PlaceAt(_at),
                "Something follows the quote that ends the value.",
                "Put the whole value in quotes, or a '#' before a comment."
            );
        }

        _at = EndOfLine(_at);
    }

    private int EndOfName(int index)
    {
        while (index < _text.Length && (EnvLetters.IsSpace(_text[index]) || EnvLetters.IsOfName(_text[index])))
        {
            index++;
        }

        return index;
    }

    private void SkipSpaces()
    {
        while (_at < _text.Length && EnvLetters.IsSpace(_text[_at]))
        {
            _at++;
        }
    }

    private int EndOfLine(int index) =>
        _text.IndexOf('\n', Math.Min(index, _text.Length)) is var end and >= 0 ? end : _text.Length;

    /// <summary>Asked for in the order of the text.</summary>
    private Place PlaceAt(int index) => _cursor.To(_text, index);
}
