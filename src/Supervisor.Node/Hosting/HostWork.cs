using System.Security.Cryptography;
using Supervisor.Cluster.Trust.Custody;
using Supervisor.Node.Clusters.Own;
using Supervisor.Node.Data;
using Supervisor.Node.Fleets;
using Supervisor.Node.Readiness;
using Supervisor.Node.Readiness.Http;
using Supervisor.Node.Readiness.Redis;
using Supervisor.Runtimes.Containers;
using Supervisor.Runtimes.Faults;
using Supervisor.Runtimes.Logs.Marks;
using Supervisor.Runtimes.Probing;
using Supervisor.Runtimes.Processes;
using Supervisor.Runtimes.Processes.Ends;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Nodes;
using Supervisor.Supervision.Ownership.Ends;
using Supervisor.Supervision.Ports.Coordination;
using Supervisor.Supervision.Ports.Runtime;

namespace Supervisor.Node.Hosting;

/// <summary>The parts of the outside by which agents are run, asked and heard.</summary>
internal sealed record HostWork(
    AgentDirectory Directory,
    SignalPage Page,
    IAgentSurroundings Surroundings,
    RedisReadiness Redis,
    ProcessRuntime Runtime,
    ContainerRuntimes Containers,
    Prober Prober,
    FleetPorts Fleet
)
{
    /// <summary>Of the guard of processes.</summary>
    public required EndMeter Ends { get; init; }

    /// <param name="brought">What the node held when it came into its cluster; null: nothing.</param>
    public static async Task<HostWork> StartAsync(
        NodeSurroundings around,
        ICoordination coordination,
        BroughtFleet? brought,
        HostParts parts
    )
    {
        var (_, data, logs, files) = around;
        var directory = new AgentDirectory();
        var sockets = await AgentSurroundings.StartAsync(
            data.Layout,
            directory,
            new LinuxBootClock(),
            RandomNumberGenerator.GetBytes,
            logs.Factory,
            around.Audit
        );
        parts.Add(sockets);
        var redis = OpenRedis(data.Identity.Name, directory, logs);
        parts.Add(redis);
        var surroundings = new KeyedSurroundings(sockets, redis);
        var guard = new GuardClient(data.Layout.Directory, around.IsGuardApart ? null : GuardPrograms.OfThisDaemon());
        var identity = data.Identity;
        var runtime = new ProcessRuntime(
            new ProcessRuntimeSettings(identity.Cluster.Value, identity.Name, data.Layout.AgentLogs),
            guard,
            surroundings,
            TimeProvider.System,
            logs.Factory.CreateLogger<WorkFaults>().Faults()
        );
        parts.Add(runtime);
        var ends = OpenMeter(guard, logs);
        parts.Add(ends);
        var containers = OpenContainers(data, surroundings, runtime, logs);
        parts.Add(containers.Runtime);
        var log = logs.Factory.CreateLogger<LogMarker>();
        var marker = LogMarker.Start(data.Layout.AgentLogs, TimeProvider.System, log.LogNotMarked);
        parts.Add(marker);
        var prober = parts.Add(new Prober(TimeProvider.System, ProberLimits.Usual, containers.Runtime.Places));
        return new HostWork(
            directory,
            sockets.Page,
            surroundings,
            redis,
            runtime,
            containers,
            prober,
            new FleetPorts(coordination, files.Drafts, runtime.Expect)
            {
                IsShared = around.Cluster is not null,
                Brought = brought,
                FindOwn = number => OwnStore.FindAsync(data.Layout.Coordination, number),
            }
        )
        {
            Ends = ends,
        };
    }

    private static EndMeter OpenMeter(GuardClient guard, HostLogs logs)
    {
        var log = logs.Factory.CreateLogger<EndMeter>();
        return new EndMeter(
            new ForcedEnd(guard, new LinuxBootClock(), TimeProvider.System).MeasureAsync,
            static took => KillBudget.Of(MovableDefinition.Usual, took).Length > MovableDefinition.Usual.KillBudget,
            log.EndMeasured,
            TimeProvider.System
        );
    }

    private static RedisReadiness OpenRedis(string node, AgentDirectory directory, HostLogs logs)
    {
        var log = new RedisLog(logs.Factory.CreateLogger<RedisLog>(), TimeProvider.System);
        return new RedisReadiness(
            new RedisServices(node, new SignalDelivery(directory), TimeProvider.System, HostPorts.Chance(), log)
        );
    }

    private static ContainerRuntimes OpenContainers(
        DataDirectory data,
        IAgentSurroundings surroundings,
        ProcessRuntime processes,
        HostLogs logs
    )
    {
        var log = logs.Factory.CreateLogger<ContainerRuntime>();
        var identity = data.Identity;
        var containers = new ContainerRuntimes(
            new ContainerRuntimeSettings(
                identity.Cluster.Value,
                identity.Node.Value,
                data.Layout.Directory,
                data.Layout.AgentLogs,
                new LinuxBootClock().Now.BootId
            ),
            surroundings,
            TimeProvider.System,
            HostPorts.Chance(),
            processes.KeepLog,
            processes.Leashes,
            log.Made,
            logs.Factory.CreateLogger<WorkFaults>().Faults()
        );
        foreach (var refused in containers.Runtime.RefusedRecords)
        {
            log.RecordRefused($"{refused.Message} {refused.Why}".TrimEnd());
        }

        return containers;
    }
}
