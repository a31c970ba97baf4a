using Supervisor.Cluster.Recovery;
using Supervisor.Cluster.Trust.Records;
using Supervisor.Contracts.Time;
using Supervisor.Supervision.Ports.Coordination.Entries;
using Supervisor.Supervision.Ports.Membership;

namespace Supervisor.Cluster.Levels;

/// <summary>The level in the cluster's record.</summary>
/// <param name="now">The hybrid clock of the node.</param>
internal sealed class LevelBook(IEntries entries, Func<HybridTime> now)
{
    /// <returns>Null where there is no record that can be read, or nobody answers.</returns>
    public async Task<Kept<ClusterRecord>?> ReadAsync()
    {
        var read = await entries.LookAtAsync([TrustKeys.Cluster]);
        return
            read.IsFound
            && Kept<ClusterRecord>.In(read.Value, TrustKeys.Cluster, TrustJson.Default.ClusterRecord)
                is { Value: not null } kept
            ? kept
            : null;
    }

    /// <summary>Only if nobody wrote the record since it was read, and the one who raises it was seen by the others all the time.</summary>
    /// <param name="membership">Of the node that raises it; null: it has none, and raises nothing.</param>
    public async Task<bool> RaiseAsync(Kept<ClusterRecord> kept, int level, EntryCondition? membership)
    {
        if (membership is null || kept.Value is not { } record || record.Level >= level)
        {
            return false;
        }

        // By its time an older copy of the record, as in a store that was restored, is known for what it is.
        var raised = record with
        {
            Level = level,
            Since = RecordTimes.After(now(), kept.Entry).Value,
        };
        var change = new EntryChange(
            [kept.Unchanged, membership],
            [TrustText.Put(kept.Key, raised, TrustJson.Default.ClusterRecord)]
        );
        return (await entries.SettleAsync(change)).IsDone;
    }

    /// <param name="records">All that belong.</param>
    public static IReadOnlyList<SpokenLevel> SpokenBy(IEnumerable<NodeRecord> records, MembersView view) =>
        [
            .. records.Select(record => new SpokenLevel(
                record.Name,
                view.Members.TryGetValue(record.Id, out var member) ? member.Level : null
            )),
        ];
}
