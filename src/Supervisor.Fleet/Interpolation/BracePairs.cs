namespace Supervisor.Fleet.Interpolation;

/// <summary>
/// Which brace closes which, found in one pass over the text, so that a text of nothing but openings takes no longer
/// than another. Braces of a default's own text count too (<c>${A:-{"x": 1}}</c>) as long as they come in pairs.
/// </summary>
internal sealed class BracePairs
{
    private readonly Dictionary<int, int> _all = [];
    private readonly Dictionary<int, int> _ofVariables = [];

    public BracePairs(string text)
    {
        if (text.Contains("${", StringComparison.Ordinal))
        {
            Match(text, _all, static (_, _) => true);
            Match(text, _ofVariables, static (all, index) => index > 0 && all[index - 1] is '$');
        }
    }

    public int? ClosingOf(int opening) =>
        _all.TryGetValue(opening, out var closing) || _ofVariables.TryGetValue(opening, out closing) ? closing : null;

    private static void Match(string text, Dictionary<int, int> pairs, Func<string, int, bool> opens)
    {
        var open = new Stack<int>();
        for (var index = 0; index < text.Length; index++)
        {
            if (text[index] is '{' && opens(text, index))
            {
                open.Push(index);
            }
            else if (text[index] is '}' && open.TryPop(out var opening))
            {
                pairs[opening] = index;
            }
        }
    }
}
