namespace Supervisor.Fleet.Judging.Budgets;

/// <summary>
/// Which of too many claims would fit: the fullest sets to which none of the others could be added. Exact for the
/// numbers that one machine runs; the work is bounded, so that a thousand groups take no longer, and then the sets are
/// good ones rather than certainly the best.
/// </summary>
internal static class FittingSets
{
    /// <summary>Of more than that, the largest.</summary>
    private const int Claims = 1_000;

    /// <summary>The fullest first; of equally full ones, that with more members.</summary>
    public static IReadOnlyList<IReadOnlyList<Claim>> Of(IEnumerable<Claim> claims, long limit, int most)
    {
        var search = new FittingSearch(
            [.. claims.Where(claim => claim.Bytes <= limit).OrderByDescending(claim => claim.Bytes).Take(Claims)],
            limit,
            most
        );
        return search.Run();
    }
}
