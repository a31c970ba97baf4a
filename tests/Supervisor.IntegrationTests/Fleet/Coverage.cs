namespace Supervisor.IntegrationTests.Fleet;

/// <summary>Which edges were ever taken, and about how often: once, twice, some, many are different ways to go.</summary>
internal sealed class Coverage
{
    private readonly byte[] _seen = new byte[FuzzProbe.Size];

    public int Edges => _seen.Count(seen => seen != 0);

    /// <summary>Whether the counts hold anything new; then it is known from now on.</summary>
    public bool Add(ReadOnlySpan<byte> counts)
    {
        var isNew = false;
        for (var edge = counts.IndexOfAnyExcept((byte)0); edge >= 0 && edge < counts.Length; edge++)
        {
            var magnitude = Magnitude(counts[edge]);
            isNew |= (_seen[edge] & magnitude) != magnitude;
            _seen[edge] |= magnitude;
        }

        return isNew;
    }

    /// <summary>Whether the counts hold everything that others held.</summary>
    public static bool Covers(ReadOnlySpan<byte> counts, ReadOnlySpan<byte> others)
    {
        for (var edge = 0; edge < others.Length; edge++)
        {
            if (others[edge] != 0 && Magnitude(counts[edge]) != Magnitude(others[edge]))
            {
                return false;
            }
        }

        return true;
    }

    private static byte Magnitude(byte count) =>
        count switch
        {
            0 => 0,
            1 => 1,
            2 => 2,
            3 => 4,
            < 8 => 8,
            < 16 => 16,
            < 32 => 32,
            < 128 => 64,
            _ => 128,
        };
}
