using System.Security.Cryptography;
using Supervisor.Cluster.Recovery;
using Supervisor.Cluster.Recovery.Stored;
using Supervisor.Cluster.Trust;
using Supervisor.Cluster.Trust.Custody;
using Supervisor.Cluster.Trust.Records;
using Supervisor.Contracts;
using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Palettes;
using Supervisor.Node.Fleets;
using Supervisor.Node.Fleets.Downs;
using Supervisor.Supervision.Ports.Coordination;
using Supervisor.Supervision.Ports.Coordination.Entries;
using Supervisor.Supervision.Time;

namespace Supervisor.Node.Clusters.Recovering;

/// <summary>
/// Founds the cluster's records anew in the store that is there, from what the nodes remember. The word by which the nodes follow it
/// comes last, so that one that was cut short is done again.
/// </summary>
/// <param name="memory">What this node has seen of the former store.</param>
/// <param name="desk">Which has the revision that this node holds.</param>
internal sealed class ClusterRecovery(
    ICoordination store,
    ClusterIdentity identity,
    HybridClock clock,
    StoreMemory? memory,
    FleetDesk desk
)
{
    private const int WritesAtOnce = 24;

    /// <summary>So many random bytes.</summary>
    public Func<int, byte[]> Chance { get; init; } = RandomNumberGenerator.GetBytes;

    public async Task<Outcome<RecoveryScene>> LookAsync()
    {
        if (memory is null)
        {
            return RecoveryErrors.NothingRemembered();
        }

        var sight = await StoreSights.ReadAsync(store);
        var laidDown = await store.ReadEntriesAsync(GatheredMemories.Folder);
        if (!sight.IsFound || !laidDown.IsFound)
        {
            return ClusterErrors.NotReached($"{sight.Reason} {laidDown.Reason}".Trim());
        }

        var fleet = await desk.FleetAsync();
        var held = await desk.HeldAsync();
        if (!fleet.IsOk || !held.IsOk)
        {
            return fleet.Error ?? held.Error!;
        }

        var gathered = new Dictionary<NodeId, StoreMemory>(GatheredMemories.In(laidDown.Value))
        {
            [identity.Node] = memory,
        };
        var nodes = NamesOf(gathered.Values);
        return new RecoveryScene(
            MemoryRules.Judge(memory, sight.Value),
            sight.Value,
            gathered.Values,
            [.. nodes.Where(node => !gathered.ContainsKey(node.Key)).Select(static node => node.Value)],
            fleet.Value,
            held.Value
        )
        {
            AuthorityDiffers = IsOfAnother(sight.Value),
            Ahead =
            [
                .. gathered
                    .Where(other => other.Value.Revision > fleet.Value.Revision)
                    .Select(other => nodes.GetValueOrDefault(other.Key, other.Key.Value)),
            ],
        };
    }

    /// <summary>What it would come to.</summary>
    public async Task<Outcome<RecoveryPlan>> PlanAsync(RecoveryScene scene)
    {
        var invitations = await store.ReadEntriesAsync(TrustKeys.Invitations);
        return invitations.IsFound
            ? RecoveryRules.Plan(
                scene.Memories,
                scene.Sight,
                scene.Unheard.Count == 0,
                invitations.Value.Entries.Select(static entry => entry.Key),
                clock.Next()
            )
            : ClusterErrors.NotReached(invitations.Reason);
    }

    /// <returns>Why not all of it was done; null when the cluster goes on.</returns>
    public async Task<OperatorError?> RunAsync(RecoveryScene scene, RecoveryPlan plan, CommandId id, string by)
    {
        var stamp = new ChangeStamp(id, by, clock.Next());
        var reason =
            await WriteAsync(plan.Writes)
            ?? await CarryOverAsync(scene, plan)
            ?? await StandStillAsync(scene, stamp)
            ?? await OpenAsync(plan, by);
        return reason is null ? null : RecoveryErrors.NotWritten(reason);
    }

    private async Task<string?> WriteAsync(IEnumerable<EntryWrite> writes)
    {
        foreach (var some in writes.Chunk(WritesAtOnce))
        {
            var written = await store.SettleAsync(new EntryChange([], some));
            if (!written.IsDone)
            {
                return written.Reason;
            }
        }

        return null;
    }

    private Task<string?> CarryOverAsync(RecoveryScene scene, RecoveryPlan plan) =>
        scene.Held is { } held
            ? RevisionRefill.FillAsync(store, plan.Revision, held, Chance)
            : Task.FromResult<string?>(null);

    /// <summary>What was frozen or down stays so.</summary>
    private async Task<string?> StandStillAsync(RecoveryScene scene, ChangeStamp stamp)
    {
        if (scene.Fleet.StoppedBy is not null)
        {
            var flag = new DownFlag(IsDown: true, scene.Fleet.Revision, stamp);
            if (await new DownFlags(store).WriteAsync(stamp.Id, _ => flag) is { } notDown)
            {
                return notDown;
            }
        }

        if (scene.Fleet.Freeze is not { } freeze)
        {
            return null;
        }

        var there = await store.ReadFreezeAsync();
        if (!there.IsFound)
        {
            return there.Reason;
        }

        if (there.Value.IsFrozen)
        {
            return null;
        }

        var set = await store.SetFreezeAsync(new FreezeChange(there.Value.Version, IsFrozen: true, freeze.Why, stamp));
        return set.IsDone ? null : set.Reason;
    }

    private async Task<string?> OpenAsync(RecoveryPlan plan, string by)
    {
        var laidDown = await store.ReadEntriesAsync(GatheredMemories.Folder);
        var seen = await store.LookAtAsync([TrustKeys.Generation]);
        if (!laidDown.IsFound || !seen.IsFound)
        {
            return $"{laidDown.Reason} {seen.Reason}".Trim();
        }

        var look = await store.LookAsync();
        if (!look.IsFound)
        {
            return look.Reason;
        }

        var kept = Kept<GenerationRecord>.In(seen.Value, TrustKeys.Generation, TrustJson.Default.GenerationRecord);
        var record = new GenerationRecord(
            TrustText.Newest,
            plan.Generation,
            look.Value.Store.Value,
            by,
            clock.Next().Value
        );
        var opened = await store.SettleAsync(
            new EntryChange(
                [kept.Unchanged],
                [TrustText.Put(TrustKeys.Generation, record, TrustJson.Default.GenerationRecord)]
            )
        );
        return opened.IsDone
            ? await WriteAsync(laidDown.Value.Entries.Select(static entry => EntryWrite.Delete(entry.Key)))
            : opened.Reason;
    }

    private static Dictionary<NodeId, string> NamesOf(IEnumerable<StoreMemory> memories)
    {
        var latest = memories
            .SelectMany(static memory => memory.Records)
            .Where(static record => EntryKey.Stored(record.Key).IsIn(TrustKeys.Nodes))
            .GroupBy(static record => record.Key, static record => record.Value, StringComparer.Ordinal)
            .Select(static same => same.MaxBy(RecordTimes.Of)!);
        return latest
            .Select(static text => TrustText.Read(text, TrustJson.Default.NodeRecord))
            .OfType<NodeRecord>()
            .Where(static node => node.Belongs)
            .ToDictionary(static node => node.Id, static node => node.Name);
    }

    private bool IsOfAnother(StoreSight sight) =>
        sight.Records.TryGetValue(TrustKeys.Cluster.Value, out var text)
        && TrustText.Read(text, TrustJson.Default.ClusterRecord)?.Authority
            != ClusterAuthority.FingerprintOf(identity.Authority);
}
