using System.Security.Cryptography;
using Supervisor.Cluster.Coordination.Embedded;
using Supervisor.Node.Data;
using Supervisor.Node.Fleets;
using Supervisor.Node.Readiness;
using Supervisor.Runtimes.Logs.Marks;
using Supervisor.Runtimes.Probing;
using Supervisor.Runtimes.Processes;
using Supervisor.Supervision.Nodes;

namespace Supervisor.Node.Hosting;

/// <summary>The parts of the outside by which agents are run, asked and heard.</summary>
internal sealed record HostWork(
    AgentDirectory Directory,
    AgentSurroundings Surroundings,
    ProcessRuntime Runtime,
    Prober Prober,
    FleetPorts Fleet
)
{
    public static async Task<HostWork> StartAsync(NodeSurroundings around, HostParts parts)
    {
        var (_, data, logs, files) = around;
        var directory = new AgentDirectory();
        var surroundings = await AgentSurroundings.StartAsync(
            data.Layout.Agents,
            directory,
            new LinuxBootClock(),
            RandomNumberGenerator.GetBytes,
            logs.Factory
        );
        parts.Add(surroundings);
        var guard = new GuardClient(data.Layout.Directory, GuardPrograms.OfThisDaemon());
        var identity = data.Identity;
        var runtime = new ProcessRuntime(
            new ProcessRuntimeSettings(identity.Cluster.Value, identity.Name, data.Layout.AgentLogs),
            guard,
            surroundings,
            TimeProvider.System
        );
        parts.Add(runtime);
        var log = logs.Factory.CreateLogger<LogMarker>();
        var marker = LogMarker.Start(data.Layout.AgentLogs, TimeProvider.System, log.LogNotMarked);
        parts.Add(marker);
        var prober = parts.Add(new Prober(TimeProvider.System, ProberLimits.Usual));
        return new HostWork(directory, surroundings, runtime, prober, OpenFleet(data, files.Drafts, runtime, parts));
    }

    private static FleetPorts OpenFleet(DataDirectory data, FleetDrafts drafts, ProcessRuntime runtime, HostParts parts)
    {
        var coordination = new EmbeddedCoordination(
            new EmbeddedSettings(data.Layout.Coordination),
            TimeProvider.System,
            RandomNumberGenerator.GetBytes
        );
        parts.Add(coordination);
        return new FleetPorts(coordination, drafts, runtime.Expect);
    }
}
