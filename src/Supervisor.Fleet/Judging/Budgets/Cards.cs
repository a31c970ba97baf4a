using Supervisor.Fleet.Judging.Sites;
using Supervisor.Fleet.Model;

namespace Supervisor.Fleet.Judging.Budgets;

/// <summary>Which card of its machine a group reserves.</summary>
internal static class Cards
{
    public static IEnumerable<(GroupSite Group, GpuNeed Need)> Wanting(NodeSite node) =>
        from site in node.Pinned
        where site.Model.Gpu is not null
        select (site, site.Model.Gpu);

    /// <summary>Null where the node has no such card, or several and none is named.</summary>
    public static int? Of(NodeModel node, GpuNeed need) =>
        need.Card is { } card
            ? card >= 0 && card < node.Gpus.Count
                ? card
                : null
            : node.Gpus.Count == 1
                ? 0
                : null;
}
