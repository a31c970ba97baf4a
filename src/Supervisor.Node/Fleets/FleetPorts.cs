using Supervisor.Supervision.Ports.Coordination;

namespace Supervisor.Node.Fleets;

/// <summary>Where revisions are kept, and how they are read.</summary>
/// <param name="ExpectWork">Told before there is something to start, so that what that takes can come up meanwhile.</param>
internal sealed record FleetPorts(ICoordination Coordination, IFleetDrafts Drafts, Action ExpectWork)
{
    /// <summary>Other nodes keep to what is stored there too.</summary>
    public bool IsShared { get; init; }
}
