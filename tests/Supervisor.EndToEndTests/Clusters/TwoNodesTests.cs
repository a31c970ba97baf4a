using Shouldly;
using Supervisor.EndToEndTests.Processes;
using Xunit;

namespace Supervisor.EndToEndTests.Clusters;

public sealed class TwoNodesTests
{
    private const string OfFirst = """
        x-supervisor: { node: mainpc }
        services: { web: { x-supervisor: { agents: { web: { command: [sleep, "1000"] } } } } }
        """;

    private const string OfSecond = """
        x-supervisor: { node: pc2 }
        services:
          gpu:
            env_file: [secret.env]
            x-supervisor: { agents: { gpu: { command: [sh, -c, "echo got $$PASSWORD; sleep 1000"] } } }
        """;

    [Fact]
    public async Task Fleet_AppliedAtOneNode_RunsOnBoth_WithItsSecrets()
    {
        await using var world = await ClusterWorld.StartAsync();
        var (first, second) = world.Pair;

        await ApplyAsync(first);

        await RunsAsync(second, "gpu");
        (await first.AgentsAsync()).ShouldBe(
            new Dictionary<string, string>(StringComparer.Ordinal) { ["web"] = "ready" }
        );
        (await second.PbmAsync("agent", "logs", "gpu")).Out.ShouldContain("got hunter2");
    }

    [Fact]
    public async Task Freeze_AtOneNode_HoldsOnTheOther_AndSoDoesItsEnd()
    {
        await using var world = await ClusterWorld.StartAsync();
        var (first, second) = world.Pair;
        await ApplyAsync(first);
        await RunsAsync(second, "gpu");

        (await first.PbmAsync("fleet", "freeze", "moving")).Exit.ShouldBe(0);
        await Until.HoldsAsync(async () => await StateAsync(second) == "frozen", "the other is frozen");
        (await second.PbmAsync("fleet", "thaw")).Exit.ShouldBe(0);

        await Until.HoldsAsync(async () => await StateAsync(first) == "up", "the first is thawed");
    }

    [Fact]
    public async Task Fleet_TakenDownAtOneNode_IsDownOnBoth_AlsoForOneThatWasAway_UntilItIsStarted()
    {
        await using var world = await ClusterWorld.StartAsync();
        var (first, second) = world.Pair;
        await ApplyAsync(first);
        await RunsAsync(second, "gpu");
        await second.Daemon.StopAsync(Posix.SigTerm);

        (await first.PbmAsync("fleet", "down", "--wait")).Exit.ShouldBe(0);
        await second.StartAsync();
        await Until.HoldsAsync(async () => await StateAsync(second) == "down", "the other is down");
        (await second.PbmAsync("fleet", "start")).Exit.ShouldBe(0);

        await RunsAsync(second, "gpu");
        await RunsAsync(first, "web");
    }

    [Fact]
    public async Task Nodes_ThatShareAFile_HoldOneFleet()
    {
        await using var world = new ClusterWorld();
        var file = world.SharedFile;
        var first = world.Add(ClusterWorld.First, ["--coordination", file]);
        await first.StartAsync();
        var second = world.Add(ClusterWorld.Second, []);
        await second.JoinAsync(first);

        await ApplyAsync(second);

        await RunsAsync(first, "web");
        await RunsAsync(second, "gpu");
        await SeesAsync(first, ClusterWorld.Second, "up");
    }

    [Fact]
    public async Task Node_ThatDies_IsSeenToBeDown_AndWhatRanThereIsAdoptedByItsNextStart()
    {
        await using var world = await ClusterWorld.StartAsync();
        var (first, second) = world.Pair;
        await ApplyAsync(first);
        await RunsAsync(second, "gpu");
        var before = await PidAsync(second, "gpu");

        await second.Daemon.KillAsync();

        await SeesAsync(first, ClusterWorld.Second, "down");
        await second.StartAsync();
        await SeesAsync(first, ClusterWorld.Second, "up");
        (await PidAsync(second, "gpu")).ShouldBe(before);
    }

    [Fact]
    public async Task Etcd_ThatIsLost_TakesNothingThatIsPinned_AndIsFollowedAgainOnceItIsBack()
    {
        await using var world = await ClusterWorld.StartAsync();
        var (first, second) = world.Pair;
        await ApplyAsync(first);
        await RunsAsync(second, "gpu");
        var before = await PidAsync(second, "gpu");

        world.Etcd.Kill();
        Posix.Signal(before, Posix.SigKill);
        await Until.HoldsAsync(
            async () => await PidAsync(second, "gpu") is > 0 and var pid && pid != before,
            "it was restarted"
        );
        (await first.PbmAsync("fleet", "up", first.Write("less.yaml", OfFirst))).Exit.ShouldBe(1);
        await first.Daemon.KillAsync();
        await first.StartAsync();
        (await first.AgentsAsync()).ShouldContainKeyAndValue("web", "ready");

        await world.Etcd.StartAloneAsync();
        await SeesAsync(second, ClusterWorld.First, "up");
        (await first.PbmAsync("fleet", "up", first.Write("less.yaml", OfFirst))).Exit.ShouldBe(0);
        await Until.HoldsAsync(async () => (await second.AgentsAsync()).Count == 0, "nothing is left there");
    }

    private static async Task ApplyAsync(ClusterNode node)
    {
        node.Write("secret.env", "PASSWORD=hunter2\n");
        var applied = await node.PbmAsync(
            "fleet",
            "up",
            node.Write("first.yaml", OfFirst),
            node.Write("second.yaml", OfSecond),
            "--wait"
        );
        applied.Exit.ShouldBe(0, applied.Error);
    }

    private static Task RunsAsync(ClusterNode node, string agent) =>
        Until.HoldsAsync(
            async () => (await node.AgentsAsync()).GetValueOrDefault(agent) == "ready",
            $"{agent} runs",
            () => node.Daemon.Log
        );

    private static Task SeesAsync(ClusterNode node, string other, string state) =>
        Until.HoldsAsync(
            async () => (await node.NodesAsync()).GetValueOrDefault(other) == state,
            $"{other} is seen to be {state}",
            () => node.Daemon.Log
        );

    private static async Task<string> StateAsync(ClusterNode node) =>
        (string)(await node.ListAsync("node", "show")).Single()!["state"]!;

    private static async Task<int> PidAsync(ClusterNode node, string agent) =>
        (await node.ListAsync("agent", "list")).FirstOrDefault(row => (string)row!["name"]! == agent) is { } found
            ? (int?)found["pid"] ?? 0
            : 0;
}
