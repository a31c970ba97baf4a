namespace Supervisor.Benchmarks.Clusters;

/// <param name="Plain">Of a machine with a member of etcd that does not lead.</param>
/// <param name="WithLeader">Of the one with etcd's leader.</param>
internal sealed record FailOverRound(FailOver Plain, FailOver WithLeader);
