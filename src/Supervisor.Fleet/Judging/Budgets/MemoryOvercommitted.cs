using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Findings.Kinds;
using Supervisor.Fleet.Judging.Sites;
using Supervisor.Fleet.Model.Services;
using Supervisor.Fleet.Places;

namespace Supervisor.Fleet.Judging.Budgets;

/// <summary>
/// Memory of the groups of a machine beyond what it has. A group claims what it reserves, and its limit where it
/// reserves nothing; one that says neither claims nothing.
/// </summary>
internal static class MemoryOvercommitted
{
    private static readonly string[][] Keys =
    [
        ["deploy", "resources", "reservations", "memory"],
        ["mem_reservation"],
        ["deploy", "resources", "limits", "memory"],
        ["mem_limit"],
    ];

    public static IEnumerable<Finding> Find(Scene scene) =>
        scene.Nodes.Select(node => node.Declared?.MemoryBytes is { } limit ? Of(node, limit) : null).OfType<Finding>();

    private static Finding? Of(NodeSite node, long limit) =>
        Overcommitment.Of(
            JudgeKinds.MemoryOvercommitted,
            $"The memory of {node}",
            limit,
            [.. node.Pinned.Where(site => ClaimOf(site.Service.Resources) is not null).Select(ClaimOf)],
            PathOf
        );

    private static Claim ClaimOf(GroupSite site) => new(site, ClaimOf(site.Service.Resources)!.Value);

    private static long? ClaimOf(ResourceLimits limits) => limits.MemoryReservationBytes ?? limits.MemoryBytes;

    private static TreePath PathOf(GroupSite site) =>
        Keys.Select(keys => keys.Aggregate(site.Path, (path, key) => path.Then(key)))
            .FirstOrDefault(path => path.NodeIn(site.Project.Tree.Root) is not null, site.Path);
}
