using Supervisor.Contracts.Ids;
using Supervisor.Supervision.Ports.Coordination;

namespace Supervisor.Cluster.Coordination.Etcd.Ledger;

/// <param name="Modified">The revision of etcd at which it was last written; no change is made on an older one.</param>
internal sealed record Head(long Modified, StoreId Store, RevisionInfo? Latest, FreezeFlag? Freeze)
{
    public StoreState State => new(Store, Modified, Latest);
}
