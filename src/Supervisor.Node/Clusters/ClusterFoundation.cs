using System.Security.Cryptography;
using Supervisor.Cluster.Coordination.Embedded;
using Supervisor.Cluster.Joining;
using Supervisor.Cluster.Links;
using Supervisor.Cluster.Links.Transport;
using Supervisor.Cluster.Trust.Custody;
using Supervisor.Contracts;
using Supervisor.Contracts.Local;
using Supervisor.Contracts.Palettes;
using Supervisor.Node.Clusters.Places;
using Supervisor.Node.Data;
using Supervisor.Node.Hosting;
using Supervisor.Node.Settings;
using Supervisor.Supervision.Ports.Coordination;
using Supervisor.Supervision.Ports.Coordination.Entries;
using Supervisor.Supervision.Time;

namespace Supervisor.Node.Clusters;

/// <summary>How a node that was alone becomes one of a cluster.</summary>
internal static class ClusterFoundation
{
    /// <summary>Makes a cluster of the node when that was wanted and is not done yet.</summary>
    public static async Task<Outcome<ClusterIdentity>> SeeToAsync(
        ClusterFiles files,
        NodeIdentity node,
        DataDirectoryLayout layout,
        IEntries store,
        HybridClock clock
    )
    {
        if (files.Identity is { } there)
        {
            return there;
        }

        if (await WhyNotAsync(layout) is { } problem)
        {
            return problem;
        }

        var founder = new Founder(
            node.Cluster,
            files.Place.Name,
            node.Node,
            node.Name,
            AddressesOf(files.Place.Links),
            ClusterPlaceText.Write(files.Place)
        );
        return await new ClusterFounding(files.Folder, store).FoundAsync(founder, clock.Next());
    }

    /// <summary>What others dial, the best first.</summary>
    public static List<LinkAddress> AddressesOf(LinkPlace links) =>
        [.. links.Advertised.Select(MemberAddresses.Parse).OfType<LinkAddress>()];

    /// <returns>Why the node cannot become part of a cluster; null when it can.</returns>
    public static async Task<OperatorError?> WhyNotAsync(DataDirectoryLayout layout)
    {
        if (!File.Exists(layout.Coordination))
        {
            return null;
        }

        await using var own = new EmbeddedCoordination(
            new EmbeddedSettings(layout.Coordination),
            TimeProvider.System,
            new LinuxBootClock(),
            RandomNumberGenerator.GetBytes
        );
        var latest = await own.ReadLatestRevisionAsync();
        return latest.Status switch
        {
            ReadStatus.None => null,
            ReadStatus.Found => ClusterErrors.HasAFleet(),
            _ => ClusterErrors.NotReached(latest.Reason),
        };
    }
}
