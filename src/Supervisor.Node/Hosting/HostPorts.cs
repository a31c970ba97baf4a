using System.Security.Cryptography;
using Supervisor.Actors.Dispatching;
using Supervisor.Actors.Systems;
using Supervisor.Journal.Stores.Sqlite;
using Supervisor.Node.Composition;
using Supervisor.Node.Data;
using Supervisor.Runtimes.Doctor;
using Supervisor.Runtimes.Processes;

namespace Supervisor.Node.Hosting;

/// <summary>The real world, as the daemon gives it to its node.</summary>
internal static class HostPorts
{
    private const int IncarnationBytes = 8;

    public static NodeStart StartOf(NodeIdentity identity) =>
        new(
            identity,
            Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IncarnationBytes)),
            ProgramVersion.Text,
            Environment.ProcessId
        );

    public static NodePorts Create(NodeSurroundings around, HostWork work) =>
        new(
            TimeProvider.System,
            Chance(),
            new ThreadPoolDispatcher(),
            new SqliteStore(new SqliteStoreSettings(around.Data.Journal), TimeProvider.System),
            around.Logs.Factory
        )
        {
            HybridClock = around.Logs.Clock,
            BootClock = new LinuxBootClock(),
            Runtime = work.Runtime,
            Containers = work.Containers.Runtime,
            FollowPlan = work.Containers.Follow,
            Surroundings = work.Surroundings,
            Redis = work.Redis,
            Prober = work.Prober,
            Fleet = work.Fleet,
            AgentLogs = new AgentLogs(around.Data.Layout.AgentLogs),
            Operations = work.Containers.Runtime.Operations,
            Outputs = work.Containers.Runtime.Outputs,
            Doctor = new MachineDoctor(around.Data.Layout.Directory, TimeProvider.System),
            Audit = around.Audit,
            Directory = work.Directory,
            RestartLimit = around.RestartLimit,
            Limits = around.Limits,
        };

    public static IChance Chance() =>
        new SeededChance(BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(sizeof(ulong))));
}
