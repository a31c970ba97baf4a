using Supervisor.Cluster.Levels;
using Supervisor.Cluster.Trust;
using Supervisor.Cluster.Trust.Custody;
using Supervisor.Cluster.Trust.Records;
using Supervisor.Contracts.Palettes;
using Supervisor.Supervision.Ports.Coordination.Entries;

namespace Supervisor.Node.Clusters;

/// <summary>What comes before a node is seen by the others: that the store is its cluster's, and that it belongs there.</summary>
/// <param name="wasIn">
/// It was in before: that the store holds nothing of it is then a loss of the store, and no reason against a start that looks after
/// what is pinned here.
/// </param>
/// <param name="levels">What this program goes along with.</param>
internal sealed class ClusterEntry(IEntries store, ClusterIdentity identity, bool wasIn, LevelSpan levels)
{
    /// <returns>Why it is not in; null when it is.</returns>
    public async Task<OperatorError?> TryAsync()
    {
        var (clusterKey, nodeKey) = (TrustKeys.Cluster, TrustKeys.Node(identity.Node));
        var cluster = await store.ReadEntriesAsync(EntryKey.Of("cluster"));
        var nodes = await store.ReadEntriesAsync(TrustKeys.Nodes);
        if (!cluster.IsFound || !nodes.IsFound)
        {
            return ClusterErrors.NotReached($"{cluster.Reason} {nodes.Reason}".Trim());
        }

        return WhyStranger(Kept<ClusterRecord>.In(cluster.Value, clusterKey, TrustJson.Default.ClusterRecord))
            ?? WhyNotOfIt(Kept<NodeRecord>.In(nodes.Value, nodeKey, TrustJson.Default.NodeRecord));
    }

    /// <summary>Whether trying again may help.</summary>
    public static bool IsForNow(OperatorError problem) => problem.Code == ClusterErrors.NotReachedCode;

    private OperatorError? WhyStranger(Kept<ClusterRecord> kept) =>
        kept.IsUnreadable ? ClusterErrors.OtherCluster(identity.ClusterName, "Its record is of a newer version.")
        : kept.Value is not { } record
            ? wasIn ? null
                : ClusterErrors.OtherCluster(identity.ClusterName, "The place where it should agree holds no cluster.")
        : record.Authority != ClusterAuthority.FingerprintOf(identity.Authority)
            ? ClusterErrors.OtherCluster(
                identity.ClusterName,
                $"The place where it should agree is of the cluster {record.Name}, of another authority."
            )
        : levels.Has(record.Level) ? null
        : ClusterErrors.OtherLevel(record.Name, record.Level, levels);

    private OperatorError? WhyNotOfIt(Kept<NodeRecord> kept) =>
        kept.Value switch
        {
            { Belongs: true } => null,
            { Left.Why: LeavingRecord.InOrder } => ClusterErrors.HasLeft(identity.ClusterName),
            _ when kept.IsUnreadable || (kept.Value is null && wasIn) => null,
            _ => ClusterErrors.OtherCluster(identity.ClusterName, "It was removed, or has never joined."),
        };
}
