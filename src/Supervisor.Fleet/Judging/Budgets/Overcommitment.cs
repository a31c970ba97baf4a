using Supervisor.Contracts.Text;
using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Judging.Text;

namespace Supervisor.Fleet.Judging.Budgets;

/// <summary>
/// Claims that sum to more than there is: told at the claim that goes over, with every claim, and with the sets of
/// groups that would fit.
/// </summary>
internal static class Overcommitment
{
    private const int Sets = 3;

    /// <param name="what">Of which there is too little, such as <c>Card 0 of mainpc</c>.</param>
    /// <param name="key">Of the group's keys, the one that makes the claim.</param>
    public static Finding? Of(FindingKind kind, string what, long limit, IReadOnlyList<Claim> claims, Key key)
    {
        // As decimals: what thousands of groups claim, no long may hold.
        var sum = claims.Sum(claim => (decimal)claim.Bytes);
        if (sum <= limit)
        {
            return null;
        }

        var over = Over(claims, limit);
        return over.Group.At(
            kind,
            key(over.Group),
            $"{what} has {Sizes.Text(limit)}, and {CountText.Of(claims.Count, "group")} claim {Sizes.Text(sum)} of it: "
                + $"{Phrases.And(claims.OrderByDescending(claim => claim.Bytes).Select(Told), most: 16)}.",
            Remedy(claims, limit, sum)
        );
    }

    /// <summary>Where a claim is written.</summary>
    public delegate Places.TreePath Key(Sites.GroupSite group);

    private static Claim Over(IReadOnlyList<Claim> claims, long limit)
    {
        var sum = 0m;
        return claims.First(claim => (sum += claim.Bytes) > limit);
    }

    private static string Remedy(IReadOnlyList<Claim> claims, long limit, decimal sum)
    {
        var sets = FittingSets.Of(claims, limit, Sets).Select(Told).ToList();
        var less = $"Lower the claims by {Sizes.Text(sum - limit)}";
        return sets.Count == 0
            ? $"{less}: no single group fits."
            : $"{less}, or move groups to another node; what would fit: {string.Join("; or ", sets)}.";
    }

    private static string Told(IReadOnlyList<Claim> set) =>
        $"{Phrases.And(set.Select(claim => claim.Group.Name), most: 12)} ({Sizes.Text(set.Sum(claim => claim.Bytes))})";

    private static string Told(Claim claim) => $"{claim.Group} {Sizes.Text(claim.Bytes)}";
}
