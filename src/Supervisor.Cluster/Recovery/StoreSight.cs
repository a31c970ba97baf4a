using System.Collections.Immutable;
using Supervisor.Cluster.Trust.Records;
using Supervisor.Supervision.Ports.Coordination.Claims;
using Supervisor.Supervision.Ports.Coordination.Entries;

namespace Supervisor.Cluster.Recovery;

/// <summary>What a store holds of all that is remembered of it.</summary>
/// <param name="Revision">The latest; 0 for none.</param>
/// <param name="Generation">Null: nobody ever recovered it.</param>
internal sealed record StoreSight(
    string Store,
    long Revision,
    GenerationRecord? Generation,
    ImmutableSortedDictionary<string, RememberedClaim> Claims,
    ImmutableSortedDictionary<string, string> Records
)
{
    /// <summary>Where what is remembered is kept in the store.</summary>
    public static IReadOnlyList<EntryKey> Folders { get; } =
    [EntryKey.Of("cluster"), TrustKeys.Nodes, TrustKeys.Names, TrustKeys.People, TrustKeys.Denied];

    /// <summary>Where pinned groups run, each under its key as it is stored.</summary>
    public ImmutableSortedDictionary<string, string> Residences { get; init; } = StoreMemory.NoRecords;

    public static RememberedClaim Of(Claim claim) =>
        new(claim.Epoch, claim.Owner?.Value, (long)claim.Length.TotalMilliseconds);
}
