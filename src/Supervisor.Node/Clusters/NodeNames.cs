using Supervisor.Contracts.Ids;

namespace Supervisor.Node.Clusters;

/// <summary>Names of nodes by their ids.</summary>
internal static class NodeNames
{
    /// <summary>The id itself of one that nobody names any more.</summary>
    public static string Of(NodeId node, ClusterLife cluster) =>
        cluster.Nodes.FirstOrDefault(record => record.Id == node)?.Name
        ?? cluster.Others.Membership.View.Members.GetValueOrDefault(node)?.Name
        ?? node.Value;
}
