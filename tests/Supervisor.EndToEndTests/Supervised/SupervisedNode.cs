using System.Diagnostics;
using System.Text.Json;
using Shouldly;
using Supervisor.EndToEndTests.Processes;
using Xunit.Sdk;

namespace Supervisor.EndToEndTests.Supervised;

/// <summary>
/// A daemon with agents of its own for one test, all of them real processes. Each agent writes down its birth as the first
/// thing it does, so that nobody is born twice unseen.
/// </summary>
internal sealed class SupervisedNode : IAsyncDisposable
{
    private readonly EventWatch _events;

    private SupervisedNode(Scratch scratch) => (Scratch, _events) = (scratch, new EventWatch(scratch));

    public Scratch Scratch { get; }

    public Daemon Daemon { get; private set; } = null!;

    /// <summary>Where the data directory is, when it has a disk of its own.</summary>
    public SmallDisk? Disk { get; private set; }

    /// <summary>Names in order of birth, and who was born.</summary>
    public IReadOnlyList<AgentProcess> Births =>
        [
            .. (File.Exists(BirthsFile) ? File.ReadAllLines(BirthsFile) : []).Select(line =>
                line.Split(' ') is [var pid, var agent, var incarnation]
                    ? new AgentProcess(int.Parse(pid), agent, incarnation)
                    : throw new FormatException($"No birth: {line}")
            ),
        ];

    private string BirthsFile => FleetText.BirthsOf(Scratch);

    /// <summary>Runs agents that say that they are ready, and sleep; each may fail as often as it likes.</summary>
    public static Task<SupervisedNode> StartAsync(params string[] agents) =>
        StartAsync(node => FleetText.Of(agents.Select(name => FleetText.Agent(node.Scratch, name))), agents);

    /// <param name="fleet">Makes the text of the fleet file.</param>
    /// <param name="agents">Those that are waited for until they are ready.</param>
    public static Task<SupervisedNode> StartAsync(Func<SupervisedNode, string> fleet, params string[] agents) =>
        StartAsync(new SupervisedNode(new Scratch()), fleet, agents);

    private static Task<SupervisedNode> StartAsync(
        SupervisedNode node,
        Func<SupervisedNode, string> fleet,
        string[] agents
    ) => StartAsync(node, () => Task.FromResult(fleet(node)), agents);

    /// <inheritdoc cref="StartAsync(string[])"/>
    public static async Task<SupervisedNode> StartOnSmallDiskAsync(int sizeInMiB, params string[] agents)
    {
        var node = new SupervisedNode(new Scratch());
        return await StartAsync(
            node,
            async () =>
            {
                node.Disk = await node.Scratch.MountDataAsync(sizeInMiB);
                return FleetText.Of(agents.Select(name => FleetText.Agent(node.Scratch, name)));
            },
            agents
        );
    }

    public Task StartDaemonAsync(params string[] more) => StartDaemonAsync(Daemon.Describe(Scratch, more));

    /// <param name="start">From <see cref="Daemon.Describe"/>, with whatever is different.</param>
    public async Task StartDaemonAsync(ProcessStartInfo start)
    {
        Daemon = Daemon.Begin(Scratch, start);
        await Daemon.ExpectAsync("is ready at");
        await _events.ConnectAsync();
    }

    public Task<int> GuardAsync() => MachineProcesses.GuardAsync(Scratch.Data);

    public async Task<int> KillGuardAsync()
    {
        var guard = await GuardAsync();
        await MachineProcesses.KillAsync(guard);
        return guard;
    }

    /// <inheritdoc cref="EventWatch.ExpectAsync"/>
    public Task<JournaledEvent> ExpectAsync(string agent, string name) =>
        _events.ExpectAsync($"agent:{FleetText.Group}/{agent}", name);

    /// <inheritdoc cref="EventWatch.FirstAsync"/>
    public Task<JournaledEvent> FirstAsync(string agent, string name, long after) =>
        _events.FirstAsync($"agent:{FleetText.Group}/{agent}", name, after);

    /// <summary>The one process of the agent that is alive.</summary>
    public AgentProcess Running(string agent) =>
        MachineProcesses
            .Agents(Scratch.Data)
            .Where(process => process.Agent == agent)
            .ShouldHaveSingleItem($"exactly one process of {agent} was expected on the machine");

    /// <summary>Waits until the daemon says so of each now.</summary>
    public async Task ReadyAsync(params string[] agents)
    {
        foreach (var agent in agents)
        {
            await Until.HoldsAsync(
                async () => (await TryShowAsync(agent))?.GetProperty("ready").GetBoolean() == true,
                $"{agent} is ready"
            );
        }
    }

    /// <summary>Waits until another process than that is the agent, and ready.</summary>
    public Task ReplacedAsync(AgentProcess before) =>
        Until.HoldsAsync(
            async () =>
                await TryShowAsync(before.Agent) is { } shown
                && shown.GetProperty("ready").GetBoolean()
                && shown.GetProperty("incarnation").GetString() != before.Incarnation,
            $"{before} is replaced and ready"
        );

    /// <summary>Waits until the daemon has its guard again, after one was killed.</summary>
    public Task GuardedAsync() =>
        Until.HoldsAsync(
            async () =>
                MachineProcesses.Guards(Scratch.Data).Count == 1
                && (await PbmProgram.RunAsync(Scratch, "node", "show")).Out.Contains(
                    "connected",
                    StringComparison.Ordinal
                ),
            "there is a guard again"
        );

    public async Task<JsonElement> ShowAsync(string agent) =>
        await TryShowAsync(agent) ?? throw new XunitException($"The daemon does not know {agent}.");

    /// <returns>Null when the daemon does not know it yet, just after its start.</returns>
    private async Task<JsonElement?> TryShowAsync(string agent)
    {
        var shown = await PbmProgram.RunAsync(Scratch, "agent", "show", agent, "-o", "json");
        return shown.Exit == 0 ? JsonDocument.Parse(shown.Out).RootElement[0] : null;
    }

    /// <summary>The machine has one process of it, the one that the daemon speaks of; and nobody was ever born twice.</summary>
    public async Task<AgentProcess> ShouldRunOnceAsync(string agent, string when = "")
    {
        var process = Running(agent);
        var shown = await ShowAsync(agent);
        shown.GetProperty("pid").GetInt32().ShouldBe(process.Pid, when);
        shown.GetProperty("incarnation").GetString().ShouldBe(process.Incarnation, when);
        shown.GetProperty("ready").GetBoolean().ShouldBeTrue(when);
        var births = Births.Where(birth => birth.Agent == agent).ToList();
        births.Select(birth => birth.Incarnation).ShouldBeUnique(when);
        births[^1].ShouldBe(process, when);
        return process;
    }

    public async ValueTask DisposeAsync()
    {
        await _events.DisposeAsync();
        if (Daemon is { } daemon)
        {
            await daemon.DisposeAsync();
        }

        Scratch.Dispose();
    }

    private static async Task<SupervisedNode> StartAsync(
        SupervisedNode node,
        Func<Task<string>> prepare,
        string[] agents
    )
    {
        try
        {
            Posix.MakeFifo(FleetText.PipeOf(node.Scratch));
            File.WriteAllText(node.Scratch.File("fleet.yaml"), await prepare());
            await node.StartDaemonAsync("--fleet", node.Scratch.File("fleet.yaml"));
            foreach (var agent in agents)
            {
                await node.ExpectAsync(agent, "agent.ready");
            }

            return node;
        }
        catch
        {
            await node.DisposeAsync();
            throw;
        }
    }
}
