using System.Collections.Immutable;
using System.Globalization;

namespace Supervisor.Node.Clusters.Following;

/// <summary>What changed between two moments, as people read it.</summary>
internal static class NewsRules
{
    public static IEnumerable<ClusterNews> Between(ClusterMoment before, ClusterMoment after) =>
        [
            .. Changed(before.Nodes, after.Nodes)
                .Select(static node => new ClusterNews(
                    NewsKinds.Node,
                    node.Name,
                    $"is {node.Now ?? "no member any more"}"
                )),
            .. Changed(before.Links, after.Links)
                .Select(static link => new ClusterNews(NewsKinds.Link, link.Name, link.Now ?? "is not linked")),
            .. Changed(before.Owners, after.Owners)
                .Select(static group => new ClusterNews(NewsKinds.Group, group.Name, group.Now ?? "is nobody's")),
            .. Revision(before, after),
            .. Trouble(before, after),
        ];

    private static IEnumerable<ClusterNews> Revision(ClusterMoment before, ClusterMoment after)
    {
        if (before.Revision != after.Revision)
        {
            yield return new ClusterNews(
                NewsKinds.Revision,
                "",
                string.Create(CultureInfo.InvariantCulture, $"{after.Revision} is the newest")
            );
        }
    }

    private static IEnumerable<ClusterNews> Trouble(ClusterMoment before, ClusterMoment after)
    {
        if (before.Trouble != after.Trouble)
        {
            yield return new ClusterNews(
                NewsKinds.Store,
                "",
                after.Trouble.Length > 0 ? after.Trouble : "is followed again"
            );
        }
    }

    private static IEnumerable<(string Name, string? Now)> Changed(
        ImmutableSortedDictionary<string, string> before,
        ImmutableSortedDictionary<string, string> after
    ) =>
        before
            .Keys.Union(after.Keys, StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .Where(name => before.GetValueOrDefault(name) != after.GetValueOrDefault(name))
            .Select(name => (name, after.GetValueOrDefault(name)));
}
