using Supervisor.Cluster.Recovery;
using Supervisor.Supervision.Nodes;
using Supervisor.Supervision.Ports.Coordination;

namespace Supervisor.Node.Clusters.Recovering;

/// <summary>All that a recovery is decided by.</summary>
/// <param name="Verdict">How the store stands to what this node remembers.</param>
/// <param name="Memories">This node's, and those that others have laid down in the store.</param>
/// <param name="Unheard">Names of nodes that belong, and have said nothing.</param>
/// <param name="Held">The revision that this node holds, whole; null: none.</param>
internal sealed record RecoveryScene(
    StoreVerdict Verdict,
    StoreSight Sight,
    IReadOnlyCollection<StoreMemory> Memories,
    IReadOnlyList<string> Unheard,
    NodeFleet Fleet,
    Revision? Held
)
{
    /// <summary>The store holds a cluster of another authority.</summary>
    public bool AuthorityDiffers { get; init; }

    /// <summary>Names of nodes that have seen a later revision than this one holds.</summary>
    public IReadOnlyList<string> Ahead { get; init; } = [];
}
