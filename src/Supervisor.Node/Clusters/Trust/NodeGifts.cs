using Supervisor.Cluster.Joining.Desk;
using Supervisor.Cluster.Trust.Records;
using Supervisor.Contracts;
using Supervisor.Node.Clusters.Places;
using Supervisor.Node.Fleets;

namespace Supervisor.Node.Clusters.Trust;

/// <summary>What a node that joins is given: how etcd is reached, and the key with which secrets are wrapped.</summary>
internal sealed class NodeGifts(ClusterPlace place, SecretStore secrets) : IJoinGifts
{
    public Task<Outcome<JoinGift>> GiveAsync(NodeRecord node, CancellationToken cancellation) =>
        Task.FromResult<Outcome<JoinGift>>(new JoinGift(ClusterPlaceText.WriteForOther(place), secrets.Key.ToArray()));
}
