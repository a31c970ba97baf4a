using Supervisor.Fleet.Places;
using YamlDotNet.Core.Events;

namespace Supervisor.Fleet.Trees.Yaml;

/// <summary>Finds where each <c>$</c> of a scalar's text is written, which folding and escapes have moved.</summary>
internal static class Dollars
{
    public static IReadOnlyList<Place>? Of(Scalar scalar, SourceText source)
    {
        var count = scalar.Value.AsSpan().Count('$');
        return count == 0 ? null
            : Written(scalar, source) is { } places && places.Count == count ? places
            // A dollar that is itself an escape: all are told at the scalar.
            : [.. Enumerable.Repeat(new Place(source.File, (int)scalar.Start.Line, (int)scalar.Start.Column), count)];
    }

    private static List<Place> Written(Scalar scalar, SourceText source)
    {
        var end = Math.Min((int)scalar.End.Index, source.Text.Length);
        var text = source.Text.AsSpan()[Math.Min((int)scalar.Start.Index, end)..end];
        var cursor = new TextCursor(source.File, (int)scalar.Start.Line, (int)scalar.Start.Column);
        var places = new List<Place>();
        for (var index = StartOfContent(scalar, text); index < text.Length; index++)
        {
            if (text[index] is '$')
            {
                places.Add(cursor.To(text, index));
            }
        }

        return places;
    }

    /// <summary>Behind the tag and the anchor, whose names may hold a <c>$</c> too.</summary>
    private static int StartOfContent(Scalar scalar, ReadOnlySpan<char> text)
    {
        var index = 0;
        var isTagged = !scalar.Tag.IsEmpty && scalar.Tag.Value is not "?";
        for (var properties = (scalar.Anchor.IsEmpty ? 0 : 1) + (isTagged ? 1 : 0); properties > 0; properties--)
        {
            index += Math.Max(0, text[index..].IndexOfAny(" \t\r\n"));
            index += Math.Max(0, text[index..].IndexOfAnyExcept(" \t\r\n"));
        }

        return index;
    }
}
