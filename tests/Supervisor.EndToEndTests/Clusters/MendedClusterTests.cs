using Shouldly;
using Supervisor.EndToEndTests.Processes;
using Supervisor.TestKit.Drills;
using Xunit;

namespace Supervisor.EndToEndTests.Clusters;

/// <summary>What operators do with the members of a cluster, and with one whose store is lost.</summary>
public sealed class MendedClusterTests
{
    private const string Fleet = """
        x-supervisor: { node: mainpc }
        services:
          web: { x-supervisor: { agents: { web: { command: [sleep, "1000"] } } } }
          mover: { x-supervisor: { placement: { movable: {} }, agents: { mover: { command: [sleep, "1000"] } } } }
        """;

    [Fact]
    public async Task Node_ThatLeaves_HandsOverWhatMayMove_AndGoesOnAlone_WithItsOwnUndisturbed()
    {
        await using var world = await ClusterWorld.StartAsync();
        var (first, second) = world.Pair;
        await ApplyAsync(first);
        await RunsAsync(first, "mover");
        var before = await PidAsync(first, "web");
        var would = await first.PbmAsync("cluster", "leave", "--dry-run");
        would.Out.ShouldContain("mover (to pc2)");

        var left = await first.PbmAsync("cluster", "leave");

        left.Exit.ShouldBe(0, left.Error);
        await RunsAsync(second, "mover");
        await Until.HoldsAsync(
            async () => (await first.PbmAsync("cluster", "show")).Error.Contains("This node is alone", Ordinal),
            "it is alone",
            () => first.Daemon.Log
        );
        await RunsAsync(first, "web");
        (await PidAsync(first, "web")).ShouldBe(before);
        (await second.NodesAsync()).Keys.ShouldBe([ClusterWorld.Second]);
        (await first.PbmAsync("fleet", "up", first.Write("own.yaml", Alone("mainpc", "own")), "--wait")).Exit.ShouldBe(
            0
        );
        await first.StartAsync();
        (await first.AgentsAsync()).ShouldContainKeyAndValue("own", "ready");
    }

    [Drill("cluster")]
    public async Task Node_ThatIsDead_IsRemovedForGood_AndOneThatLivesIsNeitherRemovedNorDown()
    {
        await using var world = await ClusterWorld.StartAsync();
        var (first, second) = world.Pair;

        var lives = await first.PbmAsync("cluster", "remove", "pc2");
        (lives.Exit, lives.Error.Contains("The node pc2 lives.", Ordinal)).ShouldBe((1, true));
        (await first.PbmAsync("cluster", "down", "pc2")).Error.ShouldContain("lives, so it is not down");
        (await first.PbmAsync("cluster", "down", "nobody")).Error.ShouldContain("There is no node nobody");
        (await first.PbmAsync("cluster", "status")).Out.ShouldContain("leads");
        (await first.PbmAsync("cluster", "leader")).Exit.ShouldBe(0);
        var shown = await first.PbmAsync("cluster", "show");
        shown.Error.ShouldContain("If mainpc dies now: no group stops; no revision can be applied");

        await second.Daemon.KillAsync();
        await Until.HoldsAsync(
            async () => (await first.PbmAsync("cluster", "remove", "pc2")).Exit == 0,
            "it is removed once its lease is gone"
        );

        (await first.NodesAsync()).Keys.ShouldBe([ClusterWorld.First]);
        (await second.RefusedAsync()).Error.ShouldContain("It was removed, or has never joined.");
    }

    [Drill("cluster")]
    public async Task Node_ThatIsRemovedWhileItLives_GivesBackWhatMayMove_AndKeepsWhatIsPinned()
    {
        await using var world = await ClusterWorld.StartAsync();
        var (first, second) = world.Pair;
        await ApplyAsync(first);
        await RunsAsync(first, "mover");
        var before = await PidAsync(first, "web");

        (await second.PbmAsync("cluster", "remove", "mainpc", "--force")).Exit.ShouldBe(0);

        await RunsAsync(second, "mover");
        File.Exists($"/proc/{before}/stat").ShouldBeTrue("what is pinned there goes on");
        (await first.PbmAsync("cluster", "show")).Error.ShouldContain("This node was removed from its cluster.");
    }

    [Drill("cluster")]
    public async Task Etcd_WhoseDataIsLost_IsNoticedAlsoByANextStart_AndTheClusterIsRecoveredInIt()
    {
        await using var world = await ClusterWorld.StartAsync();
        var (first, second) = world.Pair;
        await ApplyAsync(first);
        await RunsAsync(first, "mover");
        var (before, revision) = (await PidAsync(first, "web"), await RevisionAsync(first));

        world.Etcd.Kill();
        world.Etcd.LoseData();
        await first.Daemon.KillAsync();
        await world.Etcd.StartAloneAsync();
        await first.StartAsync();

        await SaysAsync(first, "is another than it was");
        await SaysAsync(second, "is another than it was");
        (await first.PbmAsync("fleet", "up", first.Write("no.yaml", Alone("mainpc", "no")))).Exit.ShouldBe(1);
        await Until.HoldsAsync(
            async () =>
                (await second.PbmAsync("cluster", "recover", "--dry-run")).Out.Contains("2 of 2 nodes", Ordinal),
            "both are heard"
        );
        await RecoverAsync(second, revision);

        await FollowsAsync(first);
        await FollowsAsync(second);
        await RunsAsync(first, "mover");
        await Until.HoldsAsync(async () => await PidAsync(first, "web") == before, "what is pinned was not disturbed");
        (await RevisionAsync(first)).ShouldBe(revision);
        await Until.HoldsAsync(async () => await EpochAsync(second) >= 1000, "epochs have only risen");
        (await second.PbmAsync("cluster", "recover")).Error.ShouldContain("There is nothing to recover");
        (await first.PbmAsync("fleet", "up", first.Write("more.yaml", Alone("pc2", "more")), "--wait")).Exit.ShouldBe(
            0
        );
        await RunsAsync(second, "more");
    }

    [Drill("cluster")]
    public async Task Etcd_ThatIsRestoredFromAnOlderCopy_IsNoticed_AndWhatTheNodesHoldGoesOnInIt()
    {
        await using var world = await ClusterWorld.StartAsync();
        var (first, second) = world.Pair;
        world.Etcd.Kill();
        world.Etcd.SaveData();
        await world.Etcd.StartAloneAsync();
        await ApplyAsync(first);
        await RunsAsync(first, "mover");
        var revision = await RevisionAsync(first);

        world.Etcd.Kill();
        world.Etcd.RestoreData();
        await world.Etcd.StartAloneAsync();

        await SaysAsync(first, "knows less than it did");
        await Until.HoldsAsync(
            async () => (await first.PbmAsync("cluster", "recover")).Exit == 0,
            "it is recovered once both are heard",
            () => first.Daemon.Log
        );
        await FollowsAsync(second);
        await FollowsAsync(first);
        (await RevisionAsync(second)).ShouldBe(revision);
        await RunsAsync(first, "mover");
    }

    private const StringComparison Ordinal = StringComparison.Ordinal;

    private static string Alone(string node, string agent) =>
        $$"""
            x-supervisor: { node: {{node}} }
            services: { {{agent}}: { x-supervisor: { agents: { {{agent}}: { command: [sleep, "1000"] } } } } }
            """;

    private static async Task ApplyAsync(ClusterNode node)
    {
        var applied = await node.PbmAsync("fleet", "up", node.Write("fleet.yaml", Fleet));
        applied.Exit.ShouldBe(0, applied.Error);
        await RunsAsync(node, "web");
    }

    private static async Task RecoverAsync(ClusterNode node, long revision)
    {
        var recovered = await node.PbmAsync("cluster", "recover");
        recovered.Exit.ShouldBe(0, recovered.Error);
        recovered.Out.ShouldContain($"revision {revision}, generation 1000");
    }

    private static Task RunsAsync(ClusterNode node, string agent) =>
        Until.HoldsAsync(
            async () =>
                (await node.ListAsync("agent", "list")).Any(row =>
                    (string)row!["name"]! == agent && (string)row["state"]! == "ready"
                ),
            $"{agent} runs",
            () => node.Daemon.Log
        );

    private static Task SaysAsync(ClusterNode node, string text) =>
        Until.HoldsAsync(
            async () => (await node.PbmAsync("cluster", "show")).Error.Contains(text, Ordinal),
            $"it says '{text}'",
            () => node.Daemon.Log
        );

    private static Task FollowsAsync(ClusterNode node) =>
        Until.HoldsAsync(
            async () =>
                await node.PbmAsync("cluster", "status") is { Exit: 0 } status
                && status.Out.Contains("leads", Ordinal)
                && (await node.NodesAsync()).Values.Count(state => state == "up") == 2,
            "it follows",
            () => node.Daemon.Log
        );

    private static async Task<long> RevisionAsync(ClusterNode node) =>
        (long)(await node.ListAsync("node", "show")).Single()!["revision"]!;

    private static async Task<long> EpochAsync(ClusterNode node) =>
        (await node.ListAsync("cluster", "leader"))
            .Where(row => (string?)row!["name"] == "mover")
            .Select(row => (long)row!["epoch"]!)
            .DefaultIfEmpty()
            .Max();

    private static async Task<int> PidAsync(ClusterNode node, string agent) =>
        (await node.ListAsync("agent", "list")).FirstOrDefault(row => (string)row!["name"]! == agent) is { } found
            ? (int?)found["pid"] ?? 0
            : 0;
}
