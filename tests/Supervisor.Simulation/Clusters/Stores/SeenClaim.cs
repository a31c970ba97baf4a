using Supervisor.Supervision.Ports.Coordination.Claims;

namespace Supervisor.Simulation.Clusters.Stores;

/// <param name="At">When it was last written: taken, renewed or given back.</param>
internal sealed record SeenClaim(Claim Claim, TimeSpan At)
{
    /// <summary>Longer than any that ends by itself.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <summary>Its owner keeps the group while it is cut off.</summary>
    internal bool IsKept => Claim.Length > Longest;
}
