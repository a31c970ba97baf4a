namespace Supervisor.Cluster.Coordination.Etcd;

/// <param name="From">The first key of it.</param>
/// <param name="End">The first key behind it.</param>
internal sealed record EtcdSpan(byte[] From, byte[] End);
