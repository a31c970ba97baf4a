using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Findings.Kinds;
using Supervisor.Fleet.Places;
using YamlDotNet.Core;

namespace Supervisor.Fleet.Trees.Yaml;

/// <summary>YAML nests by spaces; a tab looks like some of them, and every editor shows another number.</summary>
internal static class Indentation
{
    /// <summary>The tab in the white space at the beginning of the mark's line, if there is one.</summary>
    public static Place? TabOf(SourceText source, Mark mark)
    {
        var index = Math.Min((int)mark.Index, source.Text.Length);
        var start = StartOfLine(source.Text, index);
        var tab = source.Text.AsSpan(start).IndexOfAnyExcept(' ');
        return tab >= 0 && source.Text[start + tab] is '\t'
            ? new Place(source.File, Math.Max(1, (int)mark.Line), tab + 1)
            : null;
    }

    /// <summary>Nothing but white space stands before it.</summary>
    public static bool IsFirstOfLine(SourceText source, Mark mark)
    {
        var index = Math.Min((int)mark.Index, source.Text.Length);
        return source.Text.AsSpan(StartOfLine(source.Text, index)..index).IsWhiteSpace();
    }

    /// <summary>What stands before it in its line, were the mark a colon, would be a key.</summary>
    public static bool IsFirstColonOfLine(SourceText source, Mark mark)
    {
        var index = Math.Min((int)mark.Index, source.Text.Length);
        return !source.Text.AsSpan(StartOfLine(source.Text, index)..index).Contains(": ", StringComparison.Ordinal);
    }

    public static Finding Finding(Place tab) =>
        new(
            TreeKinds.TabIndentation,
            tab,
            "The line is indented with a tab, which YAML does not allow.",
            "Indent with spaces, two for each level."
        );

    private static int StartOfLine(string text, int index) => text.AsSpan(0, index).LastIndexOfAny('\n', '\r') + 1;
}
