using Supervisor.Supervision.Ports.Coordination.Leases;

namespace Supervisor.Cluster.Coordination.Memory;

/// <param name="Ends">Goes off when nobody has kept the lease.</param>
/// <param name="KeptAt">A timestamp of the clock.</param>
internal sealed record MemoryLease(Lease Lease, ITimer Ends, long KeptAt);
