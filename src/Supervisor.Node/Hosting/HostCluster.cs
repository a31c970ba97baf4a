using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Supervisor.Cluster.Levels;
using Supervisor.Cluster.Membership;
using Supervisor.Cluster.Recovery;
using Supervisor.Cluster.Recovery.Stored;
using Supervisor.Contracts;
using Supervisor.Node.Clusters;
using Supervisor.Node.Clusters.Levels;
using Supervisor.Node.Composition;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ownership;
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
        var identity = await ClusterFoundation.SeeToAsync(files, data, store, around.Logs.Clock);
        if (!identity.IsOk)
        {
            return identity.Error;
        }

        var remembered = StoreMemoryFile.Read(files.Folder.Paths);
        if (!remembered.IsOk)
        {
            return remembered.Error;
        }

        // Its data may be of that level, and the store need not answer today.
        if (MemoryLevels.ProblemOf(remembered.Value, LevelSpan.OfThisProgram) is { } problem)
        {
            return problem;
        }

        var services = new ClusterServices(
            files.Place,
            files.Folder,
            identity.Value,
            store,
            around.Files,
            SeatOf(around, start, files),
            around.Logs.Clock,
            around.Logs.Factory
        )
        {
            Remembered = remembered.Value,
            OwnStore = data.Layout.Coordination,
            Audit = around.Audit,
        };
        var life = ClusterLife.Listen(services, HostPorts.Chance());
        return life.IsOk ? life.Value : life.Error;
    }

    /// <summary>What a node sees, says and owns with others.</summary>
    public static NodePorts Join(NodePorts alone, ClusterLife life, HostWork work, NodeSurroundings around) =>
        alone with
        {
            Cluster = life,
            Others = life.Others,
            Ownership = new OwnershipPorts(
                around.Data.Identity.Node,
                life.ClaimStore,
                life.Others.Membership,
                kind => kind == RuntimeKind.Containers ? work.Containers.Runtime : work.Runtime,
                new LinuxBootClock()
            )
            {
                SelfName = around.Data.Identity.Name,
                Clock = around.Logs.Clock,
                Entries = work.Fleet.Coordination,
                HasGuard = () => work.Runtime.HasGuard,
                Ends = work.Ends,
                KnownEpochs = EpochsOf(life.Services.Remembered),
            },
        };

    private static ImmutableSortedDictionary<string, long> EpochsOf(StoreMemory? remembered) =>
        (remembered?.Claims ?? StoreMemory.NoClaims).ToImmutableSortedDictionary(
            static claim => claim.Key,
            static claim => claim.Value.Epoch,
            StringComparer.Ordinal
        );

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
            Level = LevelSpan.OfThisProgram.Newest,
            Limits = around.Limits,
        };
        return new MembershipSettings(own, TimeProvider.System, RandomNumberGenerator.GetBytes)
        {
            Process = DaemonProcess.OfThis(boot)?.ToString(),
            Lives = process => DaemonProcess.Lives(process, boot),
        };
    }
}
