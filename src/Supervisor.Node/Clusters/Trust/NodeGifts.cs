using Supervisor.Cluster.Joining.Desk;
using Supervisor.Cluster.Trust.Records;
using Supervisor.Contracts;
using Supervisor.Node.Clusters.Places;
using Supervisor.Node.Fleets;

namespace Supervisor.Node.Clusters.Trust;

/// <summary>What a node that joins is given: how etcd is reached, and the key with which secrets are wrapped.</summary>
internal sealed class NodeGifts(NodeUsers users, SecretStore secrets) : IJoinGifts
{
    public async Task<Outcome<JoinGift>> GiveAsync(NodeRecord node, CancellationToken cancellation)
    {
        var place = await users.PlaceOfAsync(node);
        return place.IsOk
            ? new JoinGift(ClusterPlaceText.WriteForOther(place.Value), secrets.Key.ToArray())
            : place.Error;
    }
}
