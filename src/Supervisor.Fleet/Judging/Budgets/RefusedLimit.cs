using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Findings.Kinds;
using Supervisor.Fleet.Judging.Sites;
using Supervisor.Fleet.Judging.Text;

namespace Supervisor.Fleet.Judging.Budgets;

/// <summary>Limits that the engine refuses for one container, whatever else runs.</summary>
internal static class RefusedLimit
{
    private const long LeastMemory = 6L << 20;

    public static IEnumerable<Finding> Find(Scene scene) =>
        scene.Groups.SelectMany(site => Memory(site).Concat(Reservation(site))).Concat(scene.Nodes.SelectMany(Cpus));

    private static IEnumerable<Finding> Memory(GroupSite site)
    {
        if (site.Service.Resources.MemoryBytes is > 0 and < LeastMemory and var bytes)
        {
            yield return site.At(
                JudgeKinds.RefusedLimit,
                site.Path,
                $"'{site}' may use {Sizes.Text(bytes)} of memory, and the engine allows no limit below {Sizes.Text(LeastMemory)}.",
                "Write the limit with its unit, such as 512m."
            );
        }
    }

    private static IEnumerable<Finding> Reservation(GroupSite site)
    {
        if (
            site.Service.Resources is { MemoryReservationBytes: { } reserved, MemoryBytes: > 0 and var limit }
            && reserved > limit
        )
        {
            yield return site.At(
                JudgeKinds.RefusedLimit,
                site.Path,
                $"'{site}' reserves {Sizes.Text(reserved)} of memory and may use only {Sizes.Text(limit)}.",
                "Raise the limit, or lower the reservation below it."
            );
        }
    }

    private static IEnumerable<Finding> Cpus(NodeSite node) =>
        from site in node.Pinned
        where site.Service.Resources.Cpus > node.Declared?.Cpus
        select site.At(
            JudgeKinds.RefusedLimit,
            site.Path,
            $"'{site}' may use {site.Service.Resources.Cpus} CPUs, and {node} has {node.Declared!.Cpus}.",
            $"Write at most {node.Declared.Cpus}, or take the limit out."
        );
}
