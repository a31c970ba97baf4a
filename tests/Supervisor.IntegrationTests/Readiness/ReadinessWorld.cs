using System.Collections.Concurrent;
using System.Security.Cryptography;
using Supervisor.Actors;
using Supervisor.Actors.Dispatching;
using Supervisor.Actors.Systems;
using Supervisor.Contracts.Local;
using Supervisor.Fleet.Model.Services;
using Supervisor.Fleet.Values;
using Supervisor.IntegrationTests.Journal;
using Supervisor.Node.Hosting;
using Supervisor.Node.Readiness;
using Supervisor.Node.Readiness.Folders;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Agents.Messages;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Runtime;
using Supervisor.TestKit.Actors;

namespace Supervisor.IntegrationTests.Readiness;

/// <summary>The real sockets of some agents, whose supervisors are played by the test.</summary>
internal sealed class ReadinessWorld : IAgentDirectory, IAsyncDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly ConcurrentDictionary<AgentAddress, PlayedSupervisor> _supervisors = new();
    private readonly ActorSystem _system = new(
        new ActorSystemSettings(
            "test",
            TimeProvider.System,
            new SeededChance(1),
            new ThreadPoolDispatcher(),
            new FailureLog()
        )
    );
    private AgentSurroundings? _surroundings;

    private ReadinessWorld(string? directory) => Data = new DataDirectoryLayout(directory ?? _directory.Path);

    /// <summary>The agent that most tests are about.</summary>
    public static AgentAddress Stt { get; } = new("audio", "stt");

    public DataDirectoryLayout Data { get; }

    /// <summary>What an operator finds in the daemon's log.</summary>
    public CapturedLog Log { get; } = new();

    /// <summary>Who was turned away.</summary>
    public CapturedAudit Audit { get; } = new();

    public AgentSurroundings Surroundings => _surroundings!;

    public PlayedSupervisor Supervisor => SupervisorOf(Stt);

    /// <param name="directory">The data directory; null: one that is gone with this world.</param>
    public static async Task<ReadinessWorld> StartAsync(string? directory = null)
    {
        var world = new ReadinessWorld(directory);
        world.SupervisorOf(Stt);
        await world.StartDaemonAsync();
        return world;
    }

    /// <summary>What the next word that comes in meets, in place of a supervisor.</summary>
    public Exception? NextFault { get; set; }

    public ActorRef<AgentMessage>? Find(AgentAddress agent)
    {
        if (NextFault is { } fault)
        {
            NextFault = null;
            throw fault;
        }

        return _supervisors.GetValueOrDefault(agent)?.Ref;
    }

    public PlayedSupervisor SupervisorOf(AgentAddress agent) =>
        _supervisors.GetOrAdd(agent, key => new PlayedSupervisor(_system, key));

    public AgentFolder FolderOf(AgentAddress agent) => AgentFolder.Of(Data.Agents, agent);

    /// <summary>As after the daemon's end and its next start; agents' programs would have gone on.</summary>
    public async Task RestartDaemonAsync()
    {
        await StopDaemonAsync();
        await StartDaemonAsync();
    }

    public async Task StopDaemonAsync()
    {
        await Surroundings.DisposeAsync();
        _surroundings = null;
    }

    public async Task StartDaemonAsync() =>
        _surroundings = await AgentSurroundings.StartAsync(
            Data,
            this,
            new LinuxBootClock(),
            RandomNumberGenerator.GetBytes,
            Log,
            Audit
        );

    /// <returns>The variables.</returns>
    public async Task<ValueMap<string>> OpenAsync(
        string incarnation = "1-aa",
        AgentAddress? agent = null,
        string? user = null,
        LaunchDefinition? launch = null
    )
    {
        var id = new WorkloadId(agent ?? Stt, incarnation);
        var definition = Definition(id.Agent, user);
        var opened = await Surroundings.OpenAsync(id, definition with { Launch = launch ?? definition.Launch });
        return opened.Value ?? throw new InvalidOperationException(opened.Error!.Message + " " + opened.Error.Why);
    }

    /// <summary>An agent that is a container.</summary>
    public static ContainerLaunch Contained(AgentAddress agent) =>
        new(
            new ContainerDefinition
            {
                Group = agent.Group,
                Project = "test",
                Service = new ServiceModel { Image = "agent:1" },
                Hash = "hash",
            }
        );

    public static AgentDefinition Definition(AgentAddress agent, string? user = null) =>
        new()
        {
            Address = agent,
            Hash = "hash",
            Launch = new ProcessLaunch
            {
                Command = ["sleep", "infinity"],
                Directory = "/",
                User = user,
            },
        };

    public async ValueTask DisposeAsync()
    {
        if (_surroundings is not null)
        {
            await StopDaemonAsync();
        }

        await _system.ShutdownAsync(TimeSpan.FromSeconds(10));
        _directory.Dispose();
        if (Directory.Exists(AgentFolders.Of(Data.Agents, Data.Groups).OfOthers))
        {
            Directory.Delete(AgentFolders.Of(Data.Agents, Data.Groups).OfOthers, recursive: true);
        }
    }
}
