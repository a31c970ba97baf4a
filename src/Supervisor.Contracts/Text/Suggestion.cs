namespace Supervisor.Contracts.Text;

/// <summary>"Did you mean": the known word nearest to one that is not known.</summary>
public static class Suggestion
{
    /// <summary>Nobody mistypes a longer word, and comparing it takes time by the square of its length.</summary>
    private const int Longest = 100;

    /// <summary>
    /// The nearest by edit distance, or one that the word begins; null when nothing is near enough to be a slip.
    /// </summary>
    public static string? For(string word, IEnumerable<string> known)
    {
        if (word.Length > Longest)
        {
            return null;
        }

        var (best, distance) = known
            .Where(candidate => candidate.Length <= Longest)
            .Select(candidate => (candidate, Distance(word, candidate)))
            .OrderBy(scored => scored.Item2)
            .ThenBy(scored => scored.candidate, StringComparer.Ordinal)
            .FirstOrDefault(("", int.MaxValue));
        return distance <= Allowed(word) ? best : null;
    }

    private static int Allowed(string word) => Math.Max(1, word.Length / 3);

    private static int Distance(string word, string candidate)
    {
        const int OfPrefix = 1;
        var isPrefix = word.Length > 1 && candidate.StartsWith(word, StringComparison.OrdinalIgnoreCase);
        return isPrefix ? OfPrefix : EditDistance(word.ToLowerInvariant(), candidate.ToLowerInvariant());
    }

    /// <summary>Insertions, deletions, substitutions, and swaps of neighbours (which are the commonest slip).</summary>
    private static int EditDistance(string from, string to)
    {
        var costs = new int[from.Length + 1, to.Length + 1];
        for (var i = 0; i <= from.Length; i++)
        {
            for (var j = 0; j <= to.Length; j++)
            {
                costs[i, j] = Cost(costs, from, to, i, j);
            }
        }

        return costs[from.Length, to.Length];
    }

    private static int Cost(int[,] costs, string from, string to, int i, int j)
    {
        if (i == 0 || j == 0)
        {
            return i + j;
        }

        var substitution = costs[i - 1, j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1);
        var best = Math.Min(substitution, Math.Min(costs[i - 1, j], costs[i, j - 1]) + 1);
        var swapped = i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1];
        return swapped ? Math.Min(best, costs[i - 2, j - 2] + 1) : best;
    }
}
