using Supervisor.Cluster.Joining;
using Supervisor.Cluster.Links;
using Supervisor.Cluster.Links.Transport;
using Supervisor.Cluster.Trust.Custody;
using Supervisor.Contracts;
using Supervisor.Node.Clusters.Own;
using Supervisor.Node.Clusters.Places;
using Supervisor.Node.Data;
using Supervisor.Node.Settings;
using Supervisor.Supervision.Ports.Coordination.Entries;
using Supervisor.Supervision.Time;

namespace Supervisor.Node.Clusters;

/// <summary>How a node that was alone becomes one of a cluster.</summary>
internal static class ClusterFoundation
{
    /// <summary>Makes a cluster of the node when that was wanted and is not done yet.</summary>
    public static async Task<Outcome<ClusterIdentity>> SeeToAsync(
        ClusterFiles files,
        DataDirectory data,
        IEntries store,
        HybridClock clock
    )
    {
        if (files.Identity is { IsFounding: false } there)
        {
            return there;
        }

        var own = await OwnFleetReading.ReadAsync(data, "supervisor --cluster", clock.Next());
        if (!own.IsOk)
        {
            return own.Error;
        }

        var node = data.Identity;
        var founder = new Founder(
            node.Cluster,
            files.Place.Name,
            node.Node,
            node.Name,
            AddressesOf(files.Place.Links),
            ClusterPlaceText.Write(files.Place)
        )
        {
            Brought = own.Value is { } fleet ? fleet.Brought with { IsFounder = true } : null,
        };
        return await new ClusterFounding(files.Folder, store).FoundAsync(founder, clock.Next());
    }

    /// <summary>What others dial, the best first.</summary>
    public static List<LinkAddress> AddressesOf(LinkPlace links) =>
        [.. links.Advertised.Select(MemberAddresses.Parse).OfType<LinkAddress>()];
}
