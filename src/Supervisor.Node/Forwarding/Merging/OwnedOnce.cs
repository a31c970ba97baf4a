namespace Supervisor.Node.Forwarding.Merging;

/// <summary>
/// What may move is on one node at a time, and several may tell of it: who had it before, who has not heard yet that another has
/// it, who might take what nobody has. One of them is believed.
/// </summary>
internal static class OwnedOnce
{
    /// <param name="key">What tells two movable things apart.</param>
    /// <returns>Those that stand, in their order: of what cannot move all.</returns>
    public static IReadOnlyList<T> Choose<T, TKey>(
        IReadOnlyList<T> told,
        Func<T, TKey> key,
        Func<T, OwnershipWord> word
    )
        where TKey : notnull
    {
        var chosen = told.GroupBy(key)
            .Where(same => same.Any(one => word(one).IsOfMovable))
            .ToDictionary(same => same.Key, same => same.MaxBy(one => word(one).Weight));
        return
        [
            .. told.Where(one =>
                !chosen.TryGetValue(key(one), out var best) || EqualityComparer<T>.Default.Equals(one, best)
            ),
        ];
    }
}
