using Supervisor.Cluster.Recovery;
using Supervisor.Cluster.Recovery.Stored;
using Supervisor.Cluster.Trust.Custody;

namespace Supervisor.Node.Clusters.Memory;

/// <summary>Among the node's cluster files.</summary>
internal sealed class StoreMemories(ClusterPaths paths) : IStoreMemories
{
    public string Place => paths.Memory;

    public void Keep(StoreMemory memory) => StoreMemoryFile.Write(paths, memory);
}
