using Supervisor.Cluster.Trust.Records;
using Supervisor.Contracts;

namespace Supervisor.Cluster.Joining.Desk;

/// <summary>What the daemon gives a node that was admitted.</summary>
internal interface IJoinGifts
{
    /// <summary>
    /// Asked after the node was recorded, and again when its answer was lost: so what it makes, such as a user of etcd, it makes
    /// once for a node, or makes anew. A refusal leaves the node admitted; it asks again.
    /// </summary>
    Task<Outcome<JoinGift>> GiveAsync(NodeRecord node, CancellationToken cancellation);
}

/// <param name="Coordination">How it is reached by that node, in the daemon's own form.</param>
/// <param name="Secret">As the fleet's secret key; nobody here reads it.</param>
internal sealed record JoinGift(string Coordination, byte[] Secret);
