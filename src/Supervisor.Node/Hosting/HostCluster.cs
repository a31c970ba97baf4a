using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Supervisor.Cluster.Membership;
using Supervisor.Contracts;
using Supervisor.Node.Clusters;
using Supervisor.Node.Composition;
using Supervisor.Supervision.Ports.Coordination;
using Supervisor.Supervision.Ports.Membership;

namespace Supervisor.Node.Hosting;

/// <summary>This machine's place among others.</summary>
internal static class HostCluster
{
    /// <summary>Null: of a node that is alone.</summary>
    public static async Task<Outcome<ClusterLife?>> ListenAsync(
        NodeSurroundings around,
        NodeStart start,
        ICoordination store
    )
    {
        if (around.Cluster is not { } files)
        {
            return (ClusterLife?)null;
        }

        var data = around.Data;
        var identity = await ClusterFoundation.SeeToAsync(files, data.Identity, data.Layout, store, around.Logs.Clock);
        if (!identity.IsOk)
        {
            return identity.Error;
        }

        var services = new ClusterServices(
            files.Place,
            files.Folder,
            identity.Value,
            store,
            around.Files.Secrets,
            SeatOf(around, start, files),
            around.Logs.Clock,
            around.Logs.Factory
        );
        var life = ClusterLife.Listen(services, HostPorts.Chance());
        return life.IsOk ? life.Value : life.Error;
    }

    private static MembershipSettings SeatOf(NodeSurroundings around, NodeStart start, ClusterFiles files)
    {
        var boot = new LinuxBootClock();
        var identity = around.Data.Identity;
        var own = new Member(identity.Node, identity.Name, start.Incarnation, start.Version, around.Logs.Clock.Next())
        {
            Addresses = files.Place.Links.Advertised,
            Arch = RuntimeInformation.OSArchitecture.ToString().ToLower(CultureInfo.InvariantCulture),
            Cores = Environment.ProcessorCount,
            MemoryBytes = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes,
        };
        return new MembershipSettings(own, TimeProvider.System, RandomNumberGenerator.GetBytes)
        {
            Process = DaemonProcess.OfThis(boot)?.ToString(),
            Lives = process => DaemonProcess.Lives(process, boot),
        };
    }
}
