namespace Supervisor.Node.Fleets;

/// <param name="IsNew">False: it held already, and nothing was changed.</param>
internal sealed record FleetApplied(long Revision, bool IsNew);
