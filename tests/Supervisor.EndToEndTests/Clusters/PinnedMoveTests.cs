using System.Globalization;
using Shouldly;
using Supervisor.EndToEndTests.Processes;
using Xunit;

namespace Supervisor.EndToEndTests.Clusters;

/// <summary>A pinned group that revisions give from one node to the other.</summary>
public sealed class PinnedMoveTests
{
    private const string Web = "web";

    [Fact]
    public async Task Group_BeginsWhereItIsGivenTo_OnceItHasEndedWhereItWas_OrItsNodeIsSaidToBeLost()
    {
        await using var world = await ClusterWorld.StartAsync();
        var (first, second) = world.Pair;
        var trail = first.Write("trail", "");
        (await first.PbmAsync("fleet", "up", Pinned(first, ClusterWorld.First, trail), "--wait")).Exit.ShouldBe(0);

        (await first.PbmAsync("fleet", "up", Pinned(first, ClusterWorld.Second, trail))).Exit.ShouldBe(0);
        await BeatsAsync(trail, ClusterWorld.Second, first);
        var beats = Beats(trail);
        beats
            .First(static beat => beat.Node == ClusterWorld.Second)
            .At.ShouldBeGreaterThan(beats.Last(static beat => beat.Node == ClusterWorld.First).At);

        await LivesAsync(first, trail);
        await second.Daemon.KillAsync();
        await IsSaidToBeDownAsync(first, ClusterWorld.Second);
        await WaitsAndThenBeginsAsync(first, trail);
    }

    /// <summary>Of a node that lives, or that nobody knows, nobody may say so, and nothing is applied.</summary>
    private static async Task LivesAsync(ClusterNode node, string trail)
    {
        var files = Pinned(node, ClusterWorld.First, trail);

        var refused = await node.PbmAsync("fleet", "up", files, "--force-lost", ClusterWorld.Second);
        refused.Exit.ShouldNotBe(0);
        refused.Error.ShouldContain("Nothing was applied: pc2 is not lost.");

        var unknown = await node.PbmAsync("fleet", "up", files, "--force-lost", "pc9");
        unknown.Exit.ShouldNotBe(0);
        unknown.Error.ShouldContain("Nothing was applied: the cluster knows no node 'pc9'.");
        (await WhyAsync(node)).ShouldNotContain("mainpc");
    }

    private static async Task WaitsAndThenBeginsAsync(ClusterNode node, string trail)
    {
        var files = Pinned(node, ClusterWorld.First, trail);
        (await node.PbmAsync("fleet", "up", files)).Exit.ShouldBe(0);
        await Until.HoldsAsync(
            async () => (await WhyAsync(node)).Contains("--force-lost pc2", StringComparison.Ordinal),
            "it says for whom it waits, and what can be done",
            () => node.Daemon.Log
        );
        var here = (await node.ListAsync("agent", "list")).Single(row => (string)row!["node"]! == ClusterWorld.First);
        ((string)here!["cause"]!).ShouldBe("runs-elsewhere");
        var before = Beats(trail).Count(static beat => beat.Node == ClusterWorld.First);

        var forced = await node.PbmAsync("fleet", "up", files, "--force-lost", ClusterWorld.Second, "--wait");

        forced.Exit.ShouldBe(0, forced.Error);
        (forced.Out + forced.Error).ShouldContain("Nobody waits for pc2 any more: web.");
        await Until.HoldsAsync(
            () => Task.FromResult(Beats(trail).Count(static beat => beat.Node == ClusterWorld.First) > before),
            "it runs here again",
            () => node.Daemon.Log
        );
    }

    private static async Task<string> WhyAsync(ClusterNode node) => (await node.PbmAsync("group", "why", Web)).Out;

    /// <summary>It takes its time to end, and says so last of all.</summary>
    private static string Pinned(ClusterNode by, string node, string trail)
    {
        var say = $"echo {node} $$(date +%s%N) >> {trail}";
        return by.Write(
            "pinned.yaml",
            $$"""
            x-supervisor: { node: {{node}} }
            services:
              web:
                x-supervisor:
                  agents:
                    web: { command: [sh, -c, "trap 'sleep 0.5; {{say}}; exit' TERM; while :; do {{say}}; sleep 0.05; done"] }
            """
        );
    }

    private static Task BeatsAsync(string trail, string node, ClusterNode teller) =>
        Until.HoldsAsync(
            () => Task.FromResult(Beats(trail).Any(beat => beat.Node == node)),
            $"it runs on {node}",
            () => teller.Daemon.Log
        );

    private static List<(string Node, long At)> Beats(string trail) =>
        [
            .. File.ReadLines(trail)
                .Select(static line => line.Split(' '))
                .Where(static beat => beat.Length == 2)
                .Select(static beat => (beat[0], long.Parse(beat[1], CultureInfo.InvariantCulture))),
        ];

    /// <summary>Before its lease runs out, unless this machine is slower than that.</summary>
    private static Task IsSaidToBeDownAsync(ClusterNode node, string other) =>
        Until.HoldsAsync(
            async () =>
                (await node.PbmAsync("cluster", "down", other)).Exit == 0
                && (await node.NodesAsync()).GetValueOrDefault(other) == "down",
            $"{other} is down",
            () => node.Daemon.Log
        );
}
