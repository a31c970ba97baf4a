using Supervisor.Simulation.Fleets;
using Supervisor.Simulation.Fleets.Invariants;

namespace Supervisor.Simulation.Clusters.Invariants;

/// <summary>Something that has to hold of the machines together. It hears of what happens on each of them.</summary>
/// <param name="cluster">All machines.</param>
/// <param name="world">The machine that it hears of; of all that are alike one looks at the whole.</param>
internal abstract class ClusterInvariant(ClusterWorld cluster, FleetWorld world) : Invariant(world)
{
    protected ClusterWorld Cluster => cluster;

    /// <summary>Whether this is the one that looks at the whole.</summary>
    protected bool IsFirst => cluster.Seats[0].World == World;
}
