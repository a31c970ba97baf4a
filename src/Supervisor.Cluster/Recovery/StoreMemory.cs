using System.Collections.Immutable;

namespace Supervisor.Cluster.Recovery;

/// <summary>
/// What a node has seen in the store where its cluster agrees, kept over its restarts: by it a store that was swapped, lost or
/// restored from an older copy is known, and from it the cluster can be founded anew.
/// </summary>
/// <param name="Store">The store's id.</param>
/// <param name="Generation">0 before the first recovery.</param>
/// <param name="Revision">The highest number.</param>
/// <param name="Claims">By group, in its highest epoch.</param>
/// <param name="Records">Who belongs and who is turned away, each under its key as it was stored.</param>
internal sealed record StoreMemory(
    string Store,
    long Generation,
    long Revision,
    ImmutableSortedDictionary<string, RememberedClaim> Claims,
    ImmutableSortedDictionary<string, string> Records
)
{
    public static ImmutableSortedDictionary<string, RememberedClaim> NoClaims { get; } =
        ImmutableSortedDictionary.Create<string, RememberedClaim>(StringComparer.Ordinal);

    public static ImmutableSortedDictionary<string, string> NoRecords { get; } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>Where pinned groups run, each under its key as it was stored.</summary>
    public ImmutableSortedDictionary<string, string> Residences { get; init; } = NoRecords;

    /// <summary>Nothing that it knows of has a higher number.</summary>
    public long Highest => Claims.Values.Select(static claim => claim.Epoch).Append(Revision).Append(Generation).Max();

    public bool IsSame(StoreMemory other) =>
        (Store, Generation, Revision) == (other.Store, other.Generation, other.Revision)
        && Claims.SequenceEqual(other.Claims)
        && Records.SequenceEqual(other.Records)
        && Residences.SequenceEqual(other.Residences);
}
