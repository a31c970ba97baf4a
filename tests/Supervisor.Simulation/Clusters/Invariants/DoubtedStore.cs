using Supervisor.Simulation.Clusters.Lanes;
using Supervisor.Simulation.Clusters.Stores;
using Supervisor.Simulation.Fleets;

namespace Supervisor.Simulation.Clusters.Invariants;

/// <summary>By a store that is not what it was no group is taken, until an operator says that the cluster goes on in it.</summary>
internal sealed class DoubtedStore : ClusterInvariant
{
    internal const string NothingIsTaken = "nothing is taken by a store that is not what it was";

    /// <summary>The epochs of who says so; no other come so far in a run.</summary>
    private const long Generation = 1000;

    internal DoubtedStore(ClusterWorld cluster, FleetWorld world)
        : base(cluster, world)
    {
        if (IsFirst)
        {
            cluster.Claims.Passed += OnPassed;
        }
    }

    internal override string Sentence => NothingIsTaken;

    private void OnPassed(SeenClaim? last, SeenClaim now)
    {
        if (Cluster.Store.IsInDoubt && now.Claim is { Owner: { } taker, Epoch: < Generation } taken)
        {
            Violate($"{Peers.NameOf(taker)} has taken {taken.Group} in epoch {taken.Epoch}, after {last?.Claim.Epoch}");
        }
    }
}
