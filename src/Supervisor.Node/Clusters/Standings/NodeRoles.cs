using Supervisor.Cluster.Trust.Records;
using Supervisor.Contracts.Ids;
using Supervisor.Node.Clusters.Losses;

namespace Supervisor.Node.Clusters.Standings;

/// <summary>What a node is to its cluster besides running agents. Words are added, never renamed: programs read them.</summary>
internal static class NodeRoles
{
    /// <summary>It keeps the authority's key, by which others are admitted.</summary>
    public const string Key = "key";

    /// <summary>A member of etcd runs on its machine.</summary>
    public const string Etcd = "etcd";

    /// <param name="asked">The node that was asked: what it dials at the loopback address is on its machine.</param>
    public static IReadOnlyList<string> Of(NodeRecord node, NodeId asked, IEnumerable<StoreVote> votes)
    {
        var roles = new List<string>();
        if (node.HoldsKey)
        {
            roles.Add(Key);
        }

        if (votes.Any(vote => vote.IsOfEtcd && LossRules.IsOn(vote, node, asked)))
        {
            roles.Add(Etcd);
        }

        return roles;
    }
}
