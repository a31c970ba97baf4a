using Supervisor.Cluster.Recovery;

namespace Supervisor.Node.Clusters.Memory;

/// <summary>Where a node keeps what it has seen of the store, over its restarts and losses of power.</summary>
internal interface IStoreMemories
{
    /// <summary>For people.</summary>
    string Place { get; }

    /// <summary>Returns when it is there for good. What was there before stands until then.</summary>
    /// <exception cref="IOException">It cannot be kept now.</exception>
    /// <exception cref="UnauthorizedAccessException">The same.</exception>
    void Keep(StoreMemory memory);
}
