namespace Supervisor.Fleet.Merging;

/// <summary>A volume in one text: <c>source:target:options</c>, where a drive's letter has a colon too.</summary>
/// <param name="SourceLength">Of the text; 0 where only a target stands.</param>
internal readonly record struct ShortMount(int SourceLength, string Target)
{
    public static ShortMount Of(string text)
    {
        var source = Colon(text, 0);
        if (source < 0)
        {
            return new ShortMount(0, text);
        }

        var target = Colon(text, source + 1);
        return new ShortMount(source, target < 0 ? text[(source + 1)..] : text[(source + 1)..target]);
    }

    /// <summary>The next that ends a part.</summary>
    private static int Colon(string text, int start)
    {
        var isDrive =
            start + 2 < text.Length
            && char.IsAsciiLetter(text[start])
            && text[start + 1] is ':'
            && text[start + 2] is '\\' or '/';
        return text.IndexOf(':', isDrive ? start + 2 : start);
    }
}
