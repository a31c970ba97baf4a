using Supervisor.Cluster.Trust.Custody;
using Supervisor.Cluster.Trust.Records;
using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Palettes;

namespace Supervisor.Node.Clusters.Leaving;

/// <summary>Whether this node may leave its cluster now, and what has to be so before it does.</summary>
internal static class LeavingRules
{
    /// <param name="trouble">What is wrong between the node and its cluster; null when nothing is.</param>
    /// <returns>Why it cannot leave; null when it can.</returns>
    public static OperatorError? WhyNot(NodeId self, IEnumerable<NodeRecord> nodes, OperatorError? trouble) =>
        trouble is not null ? LeavingErrors.InTrouble(trouble)
        : nodes.Any(node => node.Node == self.Value && node.Belongs) ? null
        : LeavingErrors.NoMember();

    /// <summary>Nobody else could admit anybody or renew a certificate: another is to have the authority's key first.</summary>
    public static bool AwaitsHolder(NodeId self, IReadOnlyCollection<NodeRecord> nodes) =>
        nodes.FirstOrDefault(node => node.Node == self.Value) is { } own
        && CustodyRules.IsLastHolder(own, nodes)
        && !IsLast(self, nodes);

    /// <summary>With it the cluster ends.</summary>
    public static bool IsLast(NodeId self, IEnumerable<NodeRecord> nodes) =>
        !nodes.Any(node => node.Belongs && node.Node != self.Value);
}
