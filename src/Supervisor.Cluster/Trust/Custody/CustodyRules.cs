using Supervisor.Cluster.Trust.Records;

namespace Supervisor.Cluster.Trust.Custody;

/// <summary>Which nodes hold the authority's key: two, so that the loss of one machine does not end the cluster.</summary>
internal static class CustodyRules
{
    public const int Wanted = 2;

    /// <summary>Who is to hold it: those who do, and while they are too few, who has belonged longest.</summary>
    public static IReadOnlyList<string> Holders(IEnumerable<NodeRecord> nodes) =>
        [
            .. nodes
                .Where(static node => node.Belongs)
                .OrderByDescending(static node => node.HoldsKey)
                .ThenBy(static node => node.Since)
                .ThenBy(static node => node.Node, StringComparer.Ordinal)
                .TakeWhile(static (node, place) => node.HoldsKey || place < Wanted)
                .Select(static node => node.Node),
        ];

    /// <summary>A node that is about to join.</summary>
    public static bool IsNewHolder(IEnumerable<NodeRecord> before) =>
        before.Count(static node => node is { Belongs: true, HoldsKey: true }) < Wanted;

    /// <summary>Nobody else would be left who can admit anybody.</summary>
    public static bool IsLastHolder(NodeRecord node, IEnumerable<NodeRecord> nodes) =>
        node.HoldsKey && !nodes.Any(other => other is { Belongs: true, HoldsKey: true } && other.Node != node.Node);
}
