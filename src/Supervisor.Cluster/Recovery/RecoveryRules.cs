using System.Collections.Immutable;
using Supervisor.Cluster.Ownership;
using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Time;
using Supervisor.Supervision.Ownership.Residing;
using Supervisor.Supervision.Ports.Coordination.Claims;
using Supervisor.Supervision.Ports.Coordination.Entries;

namespace Supervisor.Cluster.Recovery;

/// <summary>
/// What of the nodes' memories a store is to hold again. What was known later counts more; who was turned away stays so.
/// </summary>
internal static class RecoveryRules
{
    /// <summary>So far a generation is above all that is known: for what a node that is not there may have seen besides.</summary>
    private const long Step = 1000;

    /// <param name="memories">Of all nodes that could be heard.</param>
    /// <param name="isWhole">All nodes that belong were heard: nobody knows of a later revision.</param>
    /// <param name="invitations">That stand in the store: in an older copy a used one is good again.</param>
    public static RecoveryPlan Plan(
        IReadOnlyCollection<StoreMemory> memories,
        StoreSight sight,
        bool isWhole,
        IEnumerable<EntryKey> invitations,
        HybridTime now
    )
    {
        var generation = Generation(memories, sight);
        var revision = memories.Max(static memory => memory.Revision);
        return new RecoveryPlan(
            generation,
            revision == 0 || isWhole ? revision : generation,
            [
                .. Records(memories, sight),
                .. Claims(memories, sight).SelectMany(claim => Put(claim.Key, claim.Value, generation, now)),
                .. Residences(memories, sight),
                .. invitations.Select(EntryWrite.Delete),
            ]
        );
    }

    private static long Generation(IEnumerable<StoreMemory> memories, StoreSight sight)
    {
        var highest = memories
            .Select(static memory => memory.Highest)
            .Concat(sight.Claims.Values.Select(static claim => claim.Epoch))
            .Append(sight.Revision)
            .Append(sight.Generation?.Number ?? 0)
            .Max();
        return ((highest / Step) + 1) * Step;
    }

    /// <summary>Those that the store lacks, or has in an older state.</summary>
    private static IEnumerable<EntryWrite> Records(IEnumerable<StoreMemory> memories, StoreSight sight) =>
        memories
            .SelectMany(static memory => memory.Records)
            .GroupBy(static record => record.Key, static record => record.Value, StringComparer.Ordinal)
            .OrderBy(static same => same.Key, StringComparer.Ordinal)
            .Select(same => KeyValuePair.Create(same.Key, same.MaxBy(RecordTimes.Of)!))
            .Where(record =>
                !sight.Records.TryGetValue(record.Key, out var there)
                || RecordTimes.Of(there) < RecordTimes.Of(record.Value)
            )
            .Select(static record => EntryWrite.Put(EntryKey.Stored(record.Key), record.Value));

    // A node that is down cannot say again what it has, and what it has runs on without it.
    private static IEnumerable<EntryWrite> Residences(IEnumerable<StoreMemory> memories, StoreSight sight) =>
        memories
            .Select(static memory => memory.Residences)
            .Append(sight.Residences)
            .SelectMany(static residences => residences)
            .GroupBy(static group => group.Key, static group => group.Value, StringComparer.Ordinal)
            .OrderBy(static group => group.Key, StringComparer.Ordinal)
            .Select(static group => KeyValuePair.Create(group.Key, ResidenceUnion.Of(group)))
            .Where(group => sight.Residences.GetValueOrDefault(group.Key) != group.Value)
            .Select(static group => EntryWrite.Put(EntryKey.Stored(group.Key), group.Value));

    private static ImmutableSortedDictionary<string, RememberedClaim> Claims(
        IEnumerable<StoreMemory> memories,
        StoreSight sight
    ) =>
        memories
            .Select(static memory => memory.Claims)
            .Append(sight.Claims)
            .SelectMany(static claims => claims)
            .GroupBy(static claim => claim.Key, static claim => claim.Value, StringComparer.Ordinal)
            .ToImmutableSortedDictionary(
                static same => same.Key,
                static same => same.MaxBy(static claim => claim.Epoch)!,
                StringComparer.Ordinal
            );

    // Whoever had it last may still run it by what the former store acknowledged, so nobody may follow at once. What an older copy
    // remembers of it is older than what that one has in its journal, and would undo what was ordered since.
    private static IEnumerable<EntryWrite> Put(string group, RememberedClaim last, long generation, HybridTime now)
    {
        var claim = new Claim(
            group,
            generation,
            NodeId.TryParse(last.Owner, out var owner) ? owner : null,
            now,
            TimeSpan.FromMilliseconds(last.Length),
            Renewal: 0,
            default
        );
        return owner is null
            ? [ClaimCodec.WriteOwner(claim), EntryWrite.Delete(ClaimKeys.Renewal(group))]
            : [ClaimCodec.WriteOwner(claim), ClaimCodec.WriteRenewal(claim), EntryWrite.Delete(ClaimKeys.Note(group))];
    }
}
