using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Findings.Kinds;
using Supervisor.Fleet.Places;
using YamlDotNet.Core;

namespace Supervisor.Fleet.Trees.Yaml;

/// <summary>What the parser complains of, in the words of somebody who wants to mend a file.</summary>
internal static class SyntaxError
{
    private const string QuoteIt = "Put the whole value in quotes.";

    private static readonly SyntaxRule Unknown = new(
        "",
        "The text is not YAML from here on.",
        "Compare the line and the one before it with their neighbours: indentation, colons, quotes, brackets."
    );

    private static readonly SyntaxRule OpenQuote = new(
        "quoted scalar, found unexpected",
        "The quote that opens here is not closed.",
        "Close it at the end of the value. Within single quotes, a single quote is written twice."
    );

    private static readonly SyntaxRule Misaligned = new(
        "",
        "This line does not stand in the column of the keys above, or has no key.",
        "Indent it like its neighbours and write 'key: value'."
    );

    private static readonly SyntaxRule Deeper = new(
        "",
        "This line stands deeper than the one before, which has a value already, so that it would go on with it.",
        "Bring both lines into one column if both are keys; if this one is part of the value, put the value in quotes."
    );

    private static readonly SyntaxRule Trailing = new(
        "",
        "Something follows a value that has ended.",
        QuoteIt + " Within single quotes, a single quote is written twice."
    );

    /// <summary>The first whose part is in the parser's message.</summary>
    private static readonly SyntaxRule[] Rules =
    [
        new(
            "multiline plain scalar, found invalid mapping",
            "The line before has no colon with a space behind it, so that it and this line are one value.",
            "Write 'key: value' on the line before; if this line is part of its value, put the value in quotes."
        ),
        new(
            "found invalid mapping",
            "A value without quotes cannot hold a colon with a space behind it.",
            QuoteIt + " If what follows is a key of its own, begin a line with it."
        ),
        new(
            "mapping values are not allowed",
            "A colon with a space behind it stands where no key can be.",
            QuoteIt + " If this is a key, begin a line with it, in the column of its neighbours."
        ),
        new("could not find expected ':'", "This line has no colon.", "Write 'key: value'."),
        OpenQuote,
        // The line below stands no deeper than its key: where the quote is not closed, that is the next key.
        OpenQuote with
        {
            Part = "double-quoted scalar, found wrong indentation",
        },
        new(
            "escape character",
            "Within double quotes a backslash begins an escape, and this one is none.",
            "Use single quotes, or write the backslash twice."
        ),
        new(
            "hexadecimal number",
            "Within double quotes \\x, \\u and \\U stand before a character's number, and here is none.",
            "Use single quotes, or write the backslash twice."
        ),
        new(
            "found invalid Unicode",
            "Within double quotes \\u and \\U stand before the number of a character, and no character has this one.",
            "Write the character itself, or write the backslash twice."
        ),
        new("found invalid comment", "A comment begins with a space before its '#'.", "Put a space before it."),
        new(
            "expected '-' indicator",
            "In a list every item begins with '- ', in one column; here stands something else.",
            "Indent it like the items, or end the list by indenting less."
        ),
        new(
            "Block sequence entries are not allowed",
            "An item of a list cannot begin here.",
            "Begin the list on a line of its own, below its key."
        ),
        new(
            "anchor or alias",
            "A value that begins with '*' or '&' names another value, and this is no name.",
            QuoteIt
        ),
        new(
            "undefined tag handle",
            "This tag has a prefix that nothing declares.",
            "Remove the tag, or quote the value."
        ),
        new("tag", "A value that begins with '!' is a tag, and this is none.", QuoteIt),
        new(
            "block scalar",
            "Behind '|' or '>' stands only how to fold and to indent.",
            "Begin the text on the next line."
        ),
        new("directive", "A line that begins with '%' is a directive of YAML, and this is none.", "Remove the line."),
        new(
            "expected <document start>",
            "Something follows where the file's one map has ended.",
            "Indent it like the keys above, or close the bracket or the quote that is open."
        ),
        new(
            "expected node content",
            "Here a value is expected, and none begins like this.",
            QuoteIt + " If it is a bracket, open it before it is closed."
        ),
    ];

    public static Finding Of(Exception failure, SourceText source, Mark reached, Mark? openBracket)
    {
        var mark = failure is YamlException { Start.Line: > 0 } located ? located.Start : reached;
        var end = failure is YamlException { End.Line: > 0 } ended ? ended.End : mark;
        var place = new Place(source.File, Math.Max(1, (int)mark.Line), Math.Max(1, (int)mark.Column));
        if ((Indentation.TabOf(source, end) ?? Indentation.TabOf(source, reached)) is { } tab)
        {
            return Indentation.Finding(tab);
        }

        var rule = RuleFor(failure.Message, source, mark, openBracket);
        return new Finding(TreeKinds.YamlSyntax, place, rule.Message, rule.Remedy);
    }

    private static SyntaxRule RuleFor(string complaint, SourceText source, Mark mark, Mark? openBracket)
    {
        if (complaint.Contains("cannot start any token", StringComparison.Ordinal))
        {
            return new SyntaxRule("", $"A value cannot begin with {CharacterAt(source, mark)}.", QuoteIt);
        }

        if (complaint.Contains("did not find expected key", StringComparison.Ordinal))
        {
            return Indentation.IsFirstOfLine(source, mark) ? Misaligned : Trailing;
        }

        var isDeeper =
            complaint.Contains("a plain scalar value, found invalid mapping", StringComparison.Ordinal)
            && Indentation.IsFirstColonOfLine(source, mark);
        return isDeeper ? Deeper : Ruled(complaint, openBracket);
    }

    private static SyntaxRule Ruled(string complaint, Mark? openBracket) =>
        Array.Find(Rules, rule => complaint.Contains(rule.Part, StringComparison.Ordinal))
        ?? (openBracket is { } open ? Unclosed(open) : Unknown);

    private static SyntaxRule Unclosed(Mark open) =>
        new(
            "",
            $"The bracket that opens at line {open.Line}, column {open.Column} is not closed.",
            "Close it, and separate what is in it by commas."
        );

    private static string CharacterAt(SourceText source, Mark mark) =>
        mark.Index < source.Text.Length ? $"'{source.Text[(int)mark.Index]}'" : "this character";

    private sealed record SyntaxRule(string Part, string Message, string Remedy);
}
