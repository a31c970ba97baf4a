using System.Collections.Immutable;
using Supervisor.Supervision.Ports.Coordination.Claims;

namespace Supervisor.Cluster.Recovery;

/// <summary>Whether a store is the one that was, and what is remembered of it. Numbers that were seen never go back.</summary>
internal static class MemoryRules
{
    public static StoreVerdict Judge(StoreMemory? memory, StoreSight sight)
    {
        if (memory is null)
        {
            return StoreVerdict.Known;
        }

        if (IsAbove(sight, memory))
        {
            return StoreVerdict.Recovered;
        }

        return memory.Store != sight.Store ? StoreVerdict.Other
            : IsBehind(memory, sight) ? StoreVerdict.Behind
            : StoreVerdict.Known;
    }

    /// <summary>By what is cheap to ask: it may say that all is well where it is not, and never the reverse.</summary>
    public static StoreVerdict Glance(StoreMemory? memory, string store, long revision) =>
        memory is null || (memory.Store == store && memory.Revision <= revision) ? StoreVerdict.Known
        : memory.Store != store ? StoreVerdict.Other
        : StoreVerdict.Behind;

    /// <summary>Of a store that is known or was recovered.</summary>
    public static StoreMemory Remember(StoreMemory? memory, StoreSight sight) =>
        new(
            sight.Store,
            sight.Generation?.Number ?? 0,
            sight.Revision,
            // What the store does not have any more was there in an earlier generation: its epochs are not given again.
            (memory?.Claims ?? StoreMemory.NoClaims).SetItems(sight.Claims),
            sight.Records
        )
        {
            Residences = sight.Residences,
        };

    /// <summary>What was heard since, in a store that is known.</summary>
    public static StoreMemory With(StoreMemory memory, long revision, ClaimsView? claims) =>
        claims is { IsCurrent: true }
            ? memory with
            {
                Revision = Math.Max(memory.Revision, revision),
                Claims = memory.Claims.SetItems(
                    claims
                        .Claims.Where(claim =>
                            claim.Value.Epoch >= (memory.Claims.GetValueOrDefault(claim.Key)?.Epoch ?? 0)
                        )
                        .Select(static claim => KeyValuePair.Create(claim.Key, StoreSight.Of(claim.Value)))
                ),
            }
            : memory with
            {
                Revision = Math.Max(memory.Revision, revision),
            };

    private static bool IsAbove(StoreSight sight, StoreMemory memory) =>
        sight.Generation is { } generation
        && generation.Store == sight.Store
        && generation.Number > memory.Generation
        && memory.Claims.All(claim =>
            generation.Number > claim.Value.Epoch || EpochIn(sight, claim.Key) >= claim.Value.Epoch
        )
        && sight.Revision >= memory.Revision;

    private static bool IsBehind(StoreMemory memory, StoreSight sight) =>
        sight.Revision < memory.Revision
        || (sight.Generation?.Number ?? 0) < memory.Generation
        || memory.Claims.Any(claim =>
            claim.Value.Epoch > memory.Generation && EpochIn(sight, claim.Key) < claim.Value.Epoch
        )
        || memory.Records.Any(record =>
            !sight.Records.TryGetValue(record.Key, out var there)
            || RecordTimes.Of(there) < RecordTimes.Of(record.Value)
        );

    private static long EpochIn(StoreSight sight, string group) => sight.Claims.GetValueOrDefault(group)?.Epoch ?? 0;
}
