using Supervisor.Supervision.Ports.Coordination.Leases;
using Supervisor.Supervision.Time;

namespace Supervisor.Cluster.Coordination.Embedded.Entries;

/// <param name="Ends">By the machine's clock, which all who share the file read alike. Another boot has ended them all.</param>
internal sealed record LeaseRow(Lease Lease, BootMoment Ends)
{
    public bool IsOver(BootMoment now) => now.Until(Ends) <= TimeSpan.Zero;
}
