namespace Supervisor.Supervision.Ports.Coordination.Leases;

/// <summary>A lease that stands.</summary>
/// <param name="Left">How long it still stands when nobody keeps it.</param>
public sealed record LeaseSight(Lease Lease, TimeSpan Left)
{
    /// <summary>Since it was granted or kept last.</summary>
    public TimeSpan Age => Left < Lease.Ttl ? Lease.Ttl - Left : TimeSpan.Zero;
}
