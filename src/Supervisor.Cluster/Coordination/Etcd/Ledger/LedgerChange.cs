using Supervisor.Cluster.Coordination.Etcd.Wire;

namespace Supervisor.Cluster.Coordination.Etcd.Ledger;

/// <param name="Head">As it is to be afterwards.</param>
/// <param name="Writes">What is written with it.</param>
internal sealed record LedgerChange<T>(Verdict<T> Verdict, Head Head, IReadOnlyList<EtcdOperation> Writes)
    where T : class;
