using System.Globalization;
using Shouldly;
using Supervisor.EndToEndTests.Processes;
using Supervisor.TestKit.Drills;
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
        (await first.AgentsAsync()).ShouldContainKeyAndValue("web", "ready");
        (await second.PbmAsync("agent", "logs", "gpu")).Out.ShouldContain("got hunter2");
    }

    [Drill("cluster")]
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

    [Drill("cluster")]
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

    [Drill("cluster")]
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
    public async Task Agent_ThatNeedsOneOfTheOtherNode_StartsOnceThatIsReady_AndIsCommandedFromThere()
    {
        await using var world = await ClusterWorld.StartAsync();
        var (first, second) = world.Pair;
        var sign = first.Write("sign", "");
        File.Delete(sign);
        var needed = first.Write(
            "needed.yaml",
            Alone("mainpc", "web", $"command: [sleep, '1000'], probe: {{ exec: [test, -e, '{sign}'], interval: 1s }}")
        );
        var needing = first.Write(
            "needing.yaml",
            Alone("pc2", "gpu", "command: [sleep, '1000'], needs: ['web@mainpc']")
        );
        (await first.PbmAsync("fleet", "up", needed, needing)).Exit.ShouldBe(0);
        await Until.HoldsAsync(
            async () =>
                (await second.PbmAsync("agent", "why", "gpu")).Out.Contains("web@mainpc", StringComparison.Ordinal),
            "it waits for the other node's"
        );

        first.Write("sign", "");

        await RunsAsync(second, "gpu");
        (await second.AgentsAsync()).Keys.Order().ShouldBe(["gpu", "web"]);
        (await first.PbmAsync("agent", "stop", "gpu", "--wait")).Exit.ShouldBe(0);
        (await second.AgentsAsync())["gpu"].ShouldBe("stopped");
    }

    [Fact]
    public async Task Group_ThatMayMove_IsTakenOverWhenItsDaemonIsKilled_AndNeverRunsTwice()
    {
        await using var world = await ClusterWorld.StartAsync();
        var (first, second) = world.Pair;
        var trail = first.Write("trail", "");
        var movable = first.Write(
            "movable.yaml",
            $$"""
            x-supervisor: { node: mainpc }
            services:
              mover:
                x-supervisor:
                  placement: { movable: {} }
                  agents:
                    mover: { command: [sh, -c, "while :; do echo $$SUPERVISOR_EPOCH $$(date +%s%N) >> {{trail}}; sleep 0.05; done"] }
            """
        );
        var pinned = first.Write("pinned.yaml", OfFirst);
        using var tail = new FollowedCluster(second);
        (await first.PbmAsync("fleet", "up", movable, pinned)).Exit.ShouldBe(0);
        await RunsAsync(first, "mover");
        await RunsAsync(second, "web");
        await tail.SeesAsync("mover", "mainpc");

        await first.Daemon.KillAsync();
        await IsSaidToBeDownAsync(second, ClusterWorld.First);

        await tail.SeesAsync(ClusterWorld.First, "is down");
        await Until.HoldsAsync(
            () => Task.FromResult(File.ReadLines(trail).Last().StartsWith("2 ", StringComparison.Ordinal)),
            "the other has taken it",
            () => second.Daemon.Log
        );
        var beats = File.ReadLines(trail).Select(line => line.Split(' ')).Where(beat => beat.Length == 2).ToList();
        var lastOfFirst = beats
            .Where(beat => beat[0] == "1")
            .Max(beat => long.Parse(beat[1], CultureInfo.InvariantCulture));
        var firstOfSecond = beats
            .Where(beat => beat[0] == "2")
            .Min(beat => long.Parse(beat[1], CultureInfo.InvariantCulture));
        firstOfSecond.ShouldBeGreaterThan(lastOfFirst);
        beats.Select(beat => beat[0]).Distinct().ShouldBe(["1", "2"]);
        await tail.SeesAsync("mover", ClusterWorld.Second);
        await TellsOfTheDeadAsync(second);
    }

    /// <summary>What is pinned to a dead node is told of, and nothing is claimed of it; what has moved is told of once.</summary>
    private static async Task TellsOfTheDeadAsync(ClusterNode node)
    {
        await SaysAsync(node, "mover@pc2=ready/ web@mainpc=unknown/ready");
        (await node.ListAsync("group", "list")).Count.ShouldBe(2);
        var why = await node.PbmAsync("agent", "why", "web");
        why.Out.ShouldStartWith("mainpc is down; this is what it told ");
        why.Exit.ShouldBe(3);
        var shown = await node.PbmAsync("agent", "show", "web");
        shown.Out.ShouldMatch("^LAST KNOWN +mainpc is down; this is what it told ");

        await node.Daemon.KillAsync();
        await node.StartAsync();

        await SaysAsync(node, "mover@pc2=ready/ web@mainpc=unknown/");
        (await node.PbmAsync("agent", "why", "web")).Out.ShouldStartWith("mainpc is down; it was not heard since");
    }

    /// <param name="agents">Each as <c>NAME@NODE=STATE/WAS</c>.</param>
    private static async Task SaysAsync(ClusterNode node, string agents)
    {
        var told = "";
        await Until.HoldsAsync(
            async () =>
            {
                var rows = await node.ListAsync("agent", "list");
                told = string.Join(
                    ' ',
                    rows.Select(row => $"{row!["name"]}@{row["node"]}={row["state"]}/{row["was"]}").Order()
                );
                return told == agents;
            },
            $"it says: {agents}",
            () => $"it says: {told}"
        );
    }

    [Fact]
    public async Task Node_ThatIsDrained_GivesItsGroupToTheOther_WhichIsAskedForItFromBoth()
    {
        await using var world = await ClusterWorld.StartAsync();
        var (first, second) = world.Pair;
        (await first.PbmAsync("fleet", "up", Mover(first))).Exit.ShouldBe(0);
        await RunsAsync(first, "mover");

        var drained = await second.PbmAsync("node", "drain", ClusterWorld.First, "--wait");

        drained.Exit.ShouldBe(0, drained.Error);
        drained.Out.ShouldContain("mainpc is drained: mover to pc2.");
        drained.Out.ShouldContain("mainpc owns no movable group any more.");
        await RunsAsync(first, "mover");
        (await first.PbmAsync("group", "why", "mover")).Out.ShouldContain("-      mainpc is drained.");
        (await first.PbmAsync("cluster", "show")).Out.ShouldContain("by ");
        (await first.PbmAsync("node", "drain", ClusterWorld.Second)).Error.ShouldContain("mover");
        (await first.PbmAsync("group", "stop", "mover", "--wait")).Exit.ShouldBe(0);
        (await second.PbmAsync("node", "undrain", ClusterWorld.First)).Exit.ShouldBe(0);
    }

    [Drill("cluster")]
    public async Task Group_ThatWasStopped_StaysSoWhenItsNodeDies_UntilItIsStartedWhereItIsThen()
    {
        await using var world = await ClusterWorld.StartAsync();
        var (first, second) = world.Pair;
        (await first.PbmAsync("fleet", "up", Mover(first))).Exit.ShouldBe(0);
        await RunsAsync(first, "mover");
        (await second.PbmAsync("group", "stop", "mover", "--wait")).Exit.ShouldBe(0);

        await first.Daemon.KillAsync();

        await Until.HoldsAsync(
            async () =>
                (await second.PbmAsync("group", "why", "mover")).Out is var why
                && why.Contains("owner  pc2", StringComparison.Ordinal)
                && why.Contains("stopped it", StringComparison.Ordinal),
            "the other has taken it, and knows that it is stopped",
            () => second.Daemon.Log
        );
        (await second.AgentsAsync())["mover"].ShouldBe("stopped");
        (await second.PbmAsync("group", "start", "mover", "--wait")).Exit.ShouldBe(0);
        await RunsAsync(second, "mover");
    }

    [Drill("cluster")]
    public async Task Group_ThatMayMove_IsNotDisturbedByAPlannedRestartOfItsDaemon()
    {
        await using var world = await ClusterWorld.StartAsync();
        var (first, second) = world.Pair;
        (await first.PbmAsync("fleet", "up", Mover(first))).Exit.ShouldBe(0);
        await RunsAsync(first, "mover");
        var before = await PidAsync(first, "mover");

        await first.Daemon.StopAsync(Posix.SigTerm);
        await SeesAsync(second, ClusterWorld.First, "down");
        await first.StartAsync();

        await RunsAsync(second, "mover");
        (await PidAsync(first, "mover")).ShouldBe(before);
    }

    [Drill("cluster")]
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

    [Drill("cluster")]
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
        await Until.HoldsAsync(async () => !(await second.AgentsAsync()).ContainsKey("gpu"), "nothing is left there");
    }

    private static string Alone(string node, string agent, string what) =>
        $$"""
            x-supervisor: { node: {{node}} }
            services: { {{agent}}: { x-supervisor: { agents: { {{agent}}: { {{what}} } } } } }
            """;

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

    /// <summary>Before its lease runs out, unless this machine is slower than that.</summary>
    private static async Task IsSaidToBeDownAsync(ClusterNode node, string other)
    {
        var said = new ProgramResult(-1, "", "");
        await Until.HoldsAsync(
            async () => (said = await node.PbmAsync("cluster", "down", other)).Exit == 0,
            $"{other} may be said to be down",
            () => said.Error
        );
        said.Out.Trim()
            .ShouldBeOneOf($"The node {other} is down, as all see it now.", $"The node {other} is down already.");
        await SeesAsync(node, other, "down");
    }

    private static async Task<string> StateAsync(ClusterNode node) =>
        (string)(await node.ListAsync("node", "show")).Single()!["state"]!;

    private static string Mover(ClusterNode node) =>
        node.Write(
            "movable.yaml",
            """
            x-supervisor: { node: mainpc }
            services: { mover: { x-supervisor: { placement: { movable: {} }, agents: { mover: { command: [sleep, "1000"] } } } } }
            """
        );

    private static async Task<int> PidAsync(ClusterNode node, string agent) =>
        (await node.ListAsync("agent", "list")).FirstOrDefault(row => (string)row!["name"]! == agent) is { } found
            ? (int?)found["pid"] ?? 0
            : 0;
}
