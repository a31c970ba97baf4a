using System.Collections.Immutable;
using Supervisor.Cluster.Recovery;

namespace Supervisor.Tests.Cluster.Recovery;

/// <summary>A store that was seen, and what is left of it.</summary>
internal static class Memories
{
    internal const string Store = "store-a";

    internal static StoreMemory Of(
        long revision = 7,
        long generation = 0,
        string store = Store,
        (string Group, long Epoch)[]? claims = null,
        (string Key, string Text)[]? records = null
    ) =>
        new(
            store,
            generation,
            revision,
            Claims(claims ?? [("web", 3)]),
            Records(records ?? [("nodes/a", """{"since":5}""")])
        );

    /// <summary>A store that holds all that is remembered.</summary>
    internal static StoreSight Sight(StoreMemory memory, long? generation = null) =>
        new(
            memory.Store,
            memory.Revision,
            generation is { } number ? Opened(number, memory.Store) : null,
            memory.Claims,
            memory.Records
        )
        {
            Residences = memory.Residences,
        };

    internal static StoreSight Empty(string store = "store-b") =>
        new(store, 0, null, StoreMemory.NoClaims, StoreMemory.NoRecords);

    internal static GenerationRecord Opened(long number, string store) => new(1, number, store, "ann", 9);

    internal static ImmutableSortedDictionary<string, RememberedClaim> Claims(
        params (string Group, long Epoch)[] claims
    ) =>
        StoreMemory.NoClaims.AddRange(
            claims.Select(static claim =>
                KeyValuePair.Create(claim.Group, new RememberedClaim(claim.Epoch, null, 5000))
            )
        );

    internal static ImmutableSortedDictionary<string, string> Records(params (string Key, string Text)[] records) =>
        StoreMemory.NoRecords.AddRange(records.Select(static record => KeyValuePair.Create(record.Key, record.Text)));
}
