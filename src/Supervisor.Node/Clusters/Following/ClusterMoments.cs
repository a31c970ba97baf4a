using System.Collections.Immutable;
using System.Globalization;
using Supervisor.Contracts.Ids;
using Supervisor.Supervision.Ports.Coordination.Claims;

namespace Supervisor.Node.Clusters.Following;

internal static class ClusterMoments
{
    public static ClusterMoment Of(ClusterLife cluster)
    {
        var view = cluster.Others.Membership.View;
        var nodes = cluster.Nodes.Select(static node => node.Id).Union(view.Members.Keys).ToList();
        return new ClusterMoment(
            ByName(nodes, cluster, node => NodeStates.Of(node, view, cluster.Links.States.IsOut(node))),
            ByName(nodes, cluster, cluster.Links.States.Of),
            (cluster.Claims?.Claims.Values ?? []).ToImmutableSortedDictionary(
                static claim => claim.Group,
                claim => OwnerOf(claim, cluster),
                StringComparer.Ordinal
            ),
            cluster.Store.Memory?.Revision ?? 0,
            cluster.Trouble is { } trouble ? $"{trouble.Message} {trouble.Why}".TrimEnd() : ""
        );
    }

    private static string OwnerOf(Claim claim, ClusterLife cluster) =>
        claim.Owner is { } owner
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"is owned by {NodeNames.Of(owner, cluster)} in epoch {claim.Epoch}"
            )
            : "is given back";

    private static ImmutableSortedDictionary<string, string> ByName(
        IEnumerable<NodeId> nodes,
        ClusterLife cluster,
        Func<NodeId, string?> of
    ) =>
        nodes
            .Select(node => (Name: NodeNames.Of(node, cluster), Is: of(node)))
            .Where(static node => node.Is is not null)
            .DistinctBy(static node => node.Name, StringComparer.Ordinal)
            .ToImmutableSortedDictionary(static node => node.Name, static node => node.Is!, StringComparer.Ordinal);
}
