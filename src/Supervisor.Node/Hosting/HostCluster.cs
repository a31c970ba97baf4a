using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Supervisor.Cluster.Membership;
using Supervisor.Node.Clusters;
using Supervisor.Node.Composition;
using Supervisor.Supervision.Ports.Coordination;
using Supervisor.Supervision.Ports.Membership;

namespace Supervisor.Node.Hosting;

/// <summary>This machine's place among others.</summary>
internal static class HostCluster
{
    /// <summary>Null: of a node that is alone.</summary>
    public static ClusterLife? Create(NodeSurroundings around, NodeStart start, ICoordination store)
    {
        if (around.Cluster is not { } settings)
        {
            return null;
        }

        var boot = new LinuxBootClock();
        var identity = around.Data.Identity;
        var own = new Member(identity.Node, identity.Name, start.Incarnation, start.Version, around.Logs.Clock.Next())
        {
            Arch = RuntimeInformation.OSArchitecture.ToString().ToLower(CultureInfo.InvariantCulture),
            Cores = Environment.ProcessorCount,
            MemoryBytes = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes,
        };
        var seat = new MembershipSettings(own, TimeProvider.System, RandomNumberGenerator.GetBytes)
        {
            Process = DaemonProcess.OfThis(boot)?.ToString(),
            Lives = process => DaemonProcess.Lives(process, boot),
        };
        return new ClusterLife(
            new ClusterServices(settings.Name, identity, store, seat, around.Logs.Clock, around.Logs.Factory)
        );
    }
}
