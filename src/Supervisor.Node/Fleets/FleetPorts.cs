using Supervisor.Supervision.Ports.Coordination;

namespace Supervisor.Node.Fleets;

/// <summary>Where revisions are kept, and how they are read.</summary>
internal sealed record FleetPorts(ICoordination Coordination, FleetDrafts Drafts);
