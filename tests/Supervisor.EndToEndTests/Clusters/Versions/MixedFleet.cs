using System.Globalization;
using System.Text.Json.Nodes;
using Shouldly;
using Supervisor.EndToEndTests.Processes;

namespace Supervisor.EndToEndTests.Clusters.Versions;

/// <summary>A fleet on two nodes with needs both ways between them, and a group that may move; each start of that writes down its epoch.</summary>
internal sealed class MixedFleet(ClusterNode first, ClusterNode second)
{
    private readonly string _sign = first.Write("sign", "");
    private readonly string _trail = first.Write("trail", "");

    /// <summary>Applies it at the first node; <c>gpu</c> waits for a sign of <c>web</c>.</summary>
    public async Task ApplyAsync()
    {
        File.Delete(_sign);
        await ApplyAsync(first, "sleep 1000");
        await RunsAsync("api", "db");
        await Until.HoldsAsync(
            async () =>
                (await second.PbmAsync("agent", "why", "gpu")).Out.Contains("web@mainpc", StringComparison.Ordinal),
            "gpu waits for the other node's",
            Logs
        );
        first.Write("sign", "");
        await RunsAsync("web", "gpu", "mover", "idle");
        // It may have been taken elsewhere first, and would go home amid the rest.
        await Until.HoldsAsync(async () => (await OwnerAsync()).Owner == second, "what may move is at home", Logs);
    }

    /// <summary>Once more, with another <c>idle</c>: nothing else is touched.</summary>
    public async Task ApplyAsync(ClusterNode at, string idle)
    {
        var applied = await at.PbmAsync("fleet", "up", OfFirst(at), OfSecond(at, idle), Movable(at));
        applied.Exit.ShouldBe(0, applied.Error);
    }

    /// <summary>Whichever node is asked, by whatever program of its own.</summary>
    public async Task RunsAsync(params string[] agents)
    {
        foreach (var node in (ClusterNode[])[first, second])
        {
            foreach (var agent in agents)
            {
                await Until.HoldsAsync(
                    async () => (await node.AgentsAsync()).GetValueOrDefault(agent) == "ready",
                    $"{agent} runs, as {node.Name} says",
                    Logs
                );
            }
        }
    }

    public Task StandsAsync(string agent, string state) =>
        Until.HoldsAsync(
            async () =>
                (await first.AgentsAsync()).GetValueOrDefault(agent) == state
                && (await second.AgentsAsync()).GetValueOrDefault(agent) == state,
            $"{agent} is {state} for both",
            Logs
        );

    /// <summary>Of all that runs, by name.</summary>
    public async Task<IReadOnlyDictionary<string, int>> PidsAsync() =>
        (await first.ListAsync("agent", "list"))
            .Where(static agent => agent!["pid"] is JsonValue)
            .ToDictionary(
                static agent => (string)agent!["name"]!,
                static agent => (int)agent!["pid"]!,
                StringComparer.Ordinal
            );

    /// <summary>Waits until the group that may move runs in a later epoch than ever, and then for both to say that it is ready.</summary>
    /// <param name="before">From <see cref="Epoch"/>.</param>
    public async Task MovesOnAsync(long before, ClusterNode to)
    {
        await Until.HoldsAsync(() => Task.FromResult(Epoch > before), $"{to.Name} has taken it", () => to.Daemon.Log);
        await Until.HoldsAsync(
            async () => (await to.AgentsAsync()).GetValueOrDefault("mover") == "ready",
            $"it is ready on {to.Name}",
            () => to.Daemon.Log
        );
    }

    /// <summary>Who has the group that may move, once somebody has.</summary>
    public async Task<(ClusterNode Owner, ClusterNode Other)> OwnerAsync()
    {
        var why = "";
        await Until.HoldsAsync(
            async () =>
                (why = (await first.PbmAsync("group", "why", "mover")).Out).Contains(
                    "owner  ",
                    StringComparison.Ordinal
                ),
            "somebody has what may move",
            () => why
        );
        return why.Contains($"owner  {first.Name}", StringComparison.Ordinal) ? (first, second) : (second, first);
    }

    /// <summary>In which the group that may move was alive last.</summary>
    public long Epoch => Beats().LastOrDefault().Epoch;

    /// <summary>No start of it was alive after a later one.</summary>
    public void NeverRanTwice()
    {
        var beats = Beats().OrderBy(static beat => beat.At).Select(static beat => beat.Epoch).ToList();
        beats.ShouldBe(beats.Order());
    }

    private List<(long Epoch, long At)> Beats() =>
        [
            .. File.ReadLines(_trail)
                .Select(static line => line.Split(' '))
                .Where(static beat => beat.Length == 2)
                .Select(static beat =>
                    (
                        long.Parse(beat[0], CultureInfo.InvariantCulture),
                        long.Parse(beat[1], CultureInfo.InvariantCulture)
                    )
                ),
        ];

    private string Logs() => $"{first.Name}:\n{first.Daemon.Log}\n{second.Name}:\n{second.Daemon.Log}";

    private string OfFirst(ClusterNode at) =>
        at.Write(
            "first.yaml",
            $$"""
            x-supervisor: { node: {{ClusterWorld.First}} }
            services:
              web:
                x-supervisor:
                  agents: { web: { command: [sleep, "1000"], probe: { exec: [test, -e, "{{_sign}}"], interval: 1s } } }
              api:
                x-supervisor: { agents: { api: { command: [sleep, "1000"], needs: ["db@{{ClusterWorld.Second}}"] } } }
            """
        );

    private static string OfSecond(ClusterNode at, string idle) =>
        at.Write(
            "second.yaml",
            $$"""
            x-supervisor: { node: {{ClusterWorld.Second}} }
            services:
              db: { x-supervisor: { agents: { db: { command: [sleep, "1000"] } } } }
              gpu:
                x-supervisor:
                  agents:
                    gpu: { command: [sh, -c, "echo gpu speaks; sleep 1000"], needs: ["web@{{ClusterWorld.First}}"] }
              idle: { x-supervisor: { agents: { idle: { command: [sh, -c, "{{idle}}"], restart: { max: 1, min: 100ms } } } } }
            """
        );

    private string Movable(ClusterNode at) =>
        at.Write(
            "movable.yaml",
            $$"""
            x-supervisor: { node: {{ClusterWorld.Second}} }
            services:
              mover:
                x-supervisor:
                  placement: { movable: {} }
                  agents:
                    mover: { command: [sh, -c, "while :; do echo $$SUPERVISOR_EPOCH $$(date +%s%N) >> {{_trail}}; sleep 0.05; done"] }
            """
        );
}
