using System.Collections.Immutable;
using Supervisor.Cluster.Ownership;
using Supervisor.Cluster.Trust.Records;
using Supervisor.Supervision.Ownership.Residing;
using Supervisor.Supervision.Ports.Coordination;

namespace Supervisor.Cluster.Recovery;

internal static class StoreSights
{
    /// <summary>Looks at all of it, one after the other: what is written meanwhile may be in it or not.</summary>
    public static async Task<ReadOutcome<StoreSight>> ReadAsync(ICoordination store)
    {
        var look = await store.LookAsync();
        var claims = await new EntryClaims(store).ReadAsync();
        if (!look.IsFound || !claims.IsFound)
        {
            return ReadOutcome<StoreSight>.Unavailable($"{look.Reason} {claims.Reason}".Trim());
        }

        var residences = await store.ReadEntriesAsync(ResidenceUnion.Folder);
        if (!residences.IsFound)
        {
            return ReadOutcome<StoreSight>.Unavailable(residences.Reason);
        }

        var records = StoreMemory.NoRecords.ToBuilder();
        GenerationRecord? generation = null;
        foreach (var folder in StoreSight.Folders)
        {
            var read = await store.ReadEntriesAsync(folder);
            if (!read.IsFound)
            {
                return ReadOutcome<StoreSight>.Unavailable(read.Reason);
            }

            generation ??= read.Value.Find(TrustKeys.Generation) is { } entry
                ? TrustText.Read(entry.Value, TrustJson.Default.GenerationRecord)
                : null;
            foreach (var there in read.Value.Entries.Where(static there => there.Key != TrustKeys.Generation))
            {
                records[there.Key.Value] = there.Value;
            }
        }

        return ReadOutcome<StoreSight>.Of(
            new StoreSight(
                look.Value.Store.Value,
                look.Value.Latest?.Number ?? 0,
                generation,
                claims.Value.Claims.ToImmutableSortedDictionary(
                    static claim => claim.Key,
                    static claim => StoreSight.Of(claim.Value),
                    StringComparer.Ordinal
                ),
                records.ToImmutable()
            )
            {
                Residences = residences.Value.Entries.ToImmutableSortedDictionary(
                    static there => there.Key.Value,
                    static there => there.Value,
                    StringComparer.Ordinal
                ),
            }
        );
    }
}
