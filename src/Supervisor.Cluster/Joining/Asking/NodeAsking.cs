using Supervisor.Cluster.Trust;
using Supervisor.Cluster.Trust.Custody;

namespace Supervisor.Cluster.Joining.Asking;

internal static class NodeAsking
{
    public static MemberAsking As(ClusterIdentity node, TimeProvider clock) =>
        new(new Bearer.OfNode(node.Node), node.Own, node.Authority, clock);
}
