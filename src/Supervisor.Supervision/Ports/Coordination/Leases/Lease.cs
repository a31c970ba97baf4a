namespace Supervisor.Supervision.Ports.Coordination.Leases;

/// <param name="Ttl">How long it stands when nobody keeps it.</param>
public sealed record Lease(LeaseId Id, TimeSpan Ttl);
