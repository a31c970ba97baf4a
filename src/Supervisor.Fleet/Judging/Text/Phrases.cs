namespace Supervisor.Fleet.Judging.Text;

/// <summary>How findings say things.</summary>
internal static class Phrases
{
    private const int Listed = 8;

    /// <summary><c>a, b and c</c>; of a long list its beginning, and how many more.</summary>
    public static string And(IEnumerable<string> items, int most = Listed)
    {
        var all = items.ToList();
        var shown = all.Count > most ? [.. all.Take(most - 1), $"{all.Count - most + 1} more"] : all;
        return shown switch
        {
            [] => "nothing",
            [var only] => only,
            _ => $"{string.Join(", ", shown.SkipLast(1))} and {shown[^1]}",
        };
    }

    /// <summary>As the beginning of a sentence: the name of a variable keeps its letters.</summary>
    public static string Sentence(string text) =>
        text.StartsWith("the ", StringComparison.Ordinal) ? "The" + text[3..] : text;
}
