using Supervisor.Cluster.Trust.Custody;
using Supervisor.Supervision.Ports.Coordination;

namespace Supervisor.Node.Fleets;

/// <summary>Where revisions are kept, and how they are read.</summary>
/// <param name="ExpectWork">Told before there is something to start, so that what that takes can come up meanwhile.</param>
internal sealed record FleetPorts(ICoordination Coordination, IFleetDrafts Drafts, Action ExpectWork)
{
    /// <summary>Other nodes keep to what is stored there too.</summary>
    public bool IsShared { get; init; }

    /// <summary>What the node held when it came into its cluster; null: nothing.</summary>
    public BroughtFleet? Brought { get; init; }

    /// <summary>Finds a revision in the store that the node had for itself before; null: there is none.</summary>
    public Func<long, Task<Revision?>> FindOwn { get; init; } = static _ => Task.FromResult<Revision?>(null);
}
