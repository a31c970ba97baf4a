using Supervisor.Supervision.Ports.Coordination.Leases;

namespace Supervisor.Cluster.Coordination.Leases;

/// <summary>What every store says of leases alike.</summary>
internal static class LeaseRules
{
    /// <summary>Why no store grants it; null when one may.</summary>
    public static string? WhyRefused(Lease wanted) =>
        wanted.Ttl < ILeases.ShortestTtl || wanted.Ttl > ILeases.LongestTtl
            ? $"A lease stands for {ILeases.ShortestTtl.TotalSeconds:0} s to {ILeases.LongestTtl.TotalHours:0} h, "
                + $"and {wanted.Ttl.TotalSeconds:0.###} s were asked for."
            : null;

    public static string WhyLost(LeaseId id) =>
        $"The lease {id} is lost: it was not kept in time, or somebody ended it.";
}
