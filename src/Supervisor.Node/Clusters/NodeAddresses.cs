using Supervisor.Cluster.Trust.Records;
using Supervisor.Supervision.Ports.Membership;

namespace Supervisor.Node.Clusters;

/// <summary>Where the nodes of a cluster can be reached.</summary>
internal static class NodeAddresses
{
    /// <summary>First where those that live say they are, then where each was when it joined.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<NodeRecord> nodes, MembersView view) =>
        [
            .. nodes
                .SelectMany(node =>
                    view.Members.TryGetValue(node.Id, out var member) ? member.Addresses.AsEnumerable() : []
                )
                .Concat(nodes.SelectMany(static node => node.Addresses))
                .Distinct(StringComparer.Ordinal),
        ];
}
