using Supervisor.Cluster.Coordination.Etcd.Calls;
using Supervisor.Cluster.Coordination.Etcd.Entries;

namespace Supervisor.Cluster.Coordination.Etcd;

/// <summary>What all that speaks with one etcd shares.</summary>
internal sealed record EtcdParts(
    EtcdMembers Members,
    EtcdTokens Tokens,
    EtcdCalls Calls,
    EtcdKeys Keys,
    EtcdEntries Entries
);
