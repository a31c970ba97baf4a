using System.Collections.Concurrent;
using System.Text;
using Shouldly;
using Supervisor.Actors.Systems;
using Supervisor.Fleet.Model.Services;
using Supervisor.Fleet.Values;
using Supervisor.Runtimes.Containers;
using Supervisor.Runtimes.Containers.Engines;
using Supervisor.Runtimes.Containers.Leashes;
using Supervisor.Runtimes.Containers.Making;
using Supervisor.Runtimes.Containers.Workloads;
using Supervisor.Runtimes.Docker;
using Supervisor.Runtimes.Docker.Calls;
using Supervisor.Runtimes.Docker.Connections;
using Supervisor.Runtimes.Docker.Containers;
using Supervisor.Runtimes.Docker.Logs;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Runtime;
using Supervisor.TestKit.Docker.Engines;

namespace Supervisor.TestKit.Runtimes.Containers;

/// <summary>
/// A data directory, a cluster of its own in an engine, and runtimes over both: one after the other as daemons are, or beside each
/// other as they never should be.
/// </summary>
internal sealed class ContainerWorld(EngineAddress address, PlainMaker maker) : IAsyncDisposable
{
    public static readonly AgentAddress Agent = new("group", "agent");

    private readonly string _directory = Directory.CreateTempSubdirectory("supervisor-containers-").FullName;
    private readonly List<ContainerRuntime> _runtimes = [];
    private EngineClient? _client;

    /// <summary>In the engine of a collection of tests.</summary>
    public static ContainerWorld In(EngineFixture engine) =>
        new(engine.Address, new PlainMaker(engine.Image, engine.Shell(""))) { Known = engine.Client };

    public string Cluster { get; } = Guid.NewGuid().ToString("N");

    /// <summary>Of the agent's container.</summary>
    public string Name => $"supervisor-test-{Cluster[..20]}";

    public string BootId { get; set; } = "this-boot";

    public ContainerRuntimeSettings Settings =>
        new(Cluster, "node", _directory, Path.Combine(_directory, "output"), BootId);

    public PlainMaker Maker => maker;

    /// <summary>A client that there is already, for an engine that stays; null: each daemon finds the engine anew.</summary>
    public EngineClient? Known { get; init; }

    /// <summary>What runtimes have had to say beside their news.</summary>
    public ConcurrentQueue<MakingNote> Notes { get; } = [];

    /// <summary>Another daemon's, with the same data directory.</summary>
    /// <param name="leashes">Null: no guard holds anything.</param>
    public ContainerRuntime NewRuntime(IContainerLeashes? leashes = null)
    {
        var runtime = new ContainerRuntime(
            Settings,
            new ContainerRuntimeParts
            {
                Engine = Known is null
                    ? new EngineSource(TimeProvider.System, address)
                    : new KnownEngine(address, Known),
                Maker = maker,
                Surroundings = new NoSurroundings(),
                KeepLog = static (_, _) => { },
                Leashes = leashes ?? new NoLeashes(),
                Tell = Notes.Enqueue,
                Faults = UnforeseenFaults.Thrown,
                Clock = TimeProvider.System,
                Chance = new SeededChance(1),
            }
        );
        _runtimes.Add(runtime);
        return runtime;
    }

    public async Task<EngineClient> ClientAsync() =>
        _client ??=
            Known
            ?? Done(
                await EngineClient.ConnectAsync(address, EngineTimes.Usual, TimeProvider.System, CancellationToken.None)
            );

    /// <summary>The hash is of the command, so another command is another definition.</summary>
    public ContainerDefinition DefinitionOf(ValueList<string> command) =>
        new()
        {
            Group = Agent.Group,
            Project = "project",
            Service = new ServiceModel
            {
                Image = maker.Image,
                ContainerName = Name,
                Command = command,
            },
            Hash = string.Join(' ', command),
        };

    /// <param name="number">Of the incarnation.</param>
    public LaunchRequest Request(int number, string line) =>
        Request(Agent, number, new ContainerLaunch(DefinitionOf(["/bin/sh", "-c", line])));

    public static LaunchRequest Request(AgentAddress agent, int number, LaunchDefinition launch) =>
        new(
            new WorkloadId(agent, $"{number}-0"),
            new AgentDefinition
            {
                Address = agent,
                Hash = "hash",
                Launch = launch,
            }
        );

    public async Task<ContainerFacts> InspectAsync() =>
        Done(await (await ClientAsync()).Containers.InspectAsync(Name, CancellationToken.None));

    /// <summary>Waits until the container has written that word.</summary>
    public async Task SaysAsync(string word)
    {
        var client = await ClientAsync();
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        using var feed = Done(await client.Logs.OpenAsync(Name, new LogQuery { Follow = true }, limit.Token));
        var said = new StringBuilder();
        await foreach (var part in feed.ReadAllAsync(limit.Token))
        {
            said.Append(Encoding.UTF8.GetString(part.Bytes.Span));
            if (said.ToString().Contains(word, StringComparison.Ordinal))
            {
                return;
            }
        }

        throw new ShouldAssertException($"'{word}' was expected of the container; it said: {said}");
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var runtime in _runtimes)
        {
            await runtime.DisposeAsync();
        }

        var client = await ClientAsync();
        foreach (var row in Done(await client.Containers.ListAsync(ContainerOwner.FilterOf(Settings), default)))
        {
            await client.Containers.RemoveAsync(row.Id, force: true, volumes: true, default);
        }

        Directory.Delete(_directory, recursive: true);
    }

    public static T Done<T>(EngineOutcome<T> outcome)
    {
        outcome.IsOk.ShouldBeTrue($"{outcome.Failure?.Error}");
        return outcome.Value!;
    }
}
