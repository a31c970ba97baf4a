using Shouldly;
using Supervisor.EndToEndTests.Processes;
using Supervisor.TestKit.Drills;

namespace Supervisor.EndToEndTests.Clusters.Versions;

/// <summary>A daemon of the version that was tagged and one of today's are nodes of one cluster.</summary>
public sealed class MixedVersionsTests
{
    [Drill("compat")]
    public Task Cluster_ThatAnOldNodeHasFounded_TakesANewOne_AndIsWhole() =>
        TogetherAsync(ProgramSet.Tagged(), ProgramSet.Today);

    [Drill("compat")]
    public Task Cluster_ThatANewNodeHasFounded_TakesAnOldOne_AndIsWhole() =>
        TogetherAsync(ProgramSet.Today, ProgramSet.Tagged());

    [Drill("compat")]
    public async Task Node_UpgradedAndTakenBackAmidItsWork_RestartsNothing_AndForgetsNothing()
    {
        var tagged = ProgramSet.Tagged();
        await using var world = await ClusterWorld.StartAsync(withNodes: false);
        var (first, second) = await JoinedAsync(world, ProgramSet.Today, tagged);
        var fleet = new MixedFleet(first, second);
        await fleet.ApplyAsync();
        await DoneAsync(first, "agent", "stop", "idle", "--wait");
        var before = await fleet.PidsAsync();

        await ExchangeAsync(second, ProgramSet.Today);

        await StandsAsBeforeAsync(fleet, before);
        await GuardOfTodayAsync(second);
        await StandsAsBeforeAsync(fleet, before);
        await fleet.StandsAsync("idle", "stopped");
        await DoneAsync(second, "agent", "start", "idle", "--wait");
        before = await WritesAsync(fleet, second, "sleep 2000");

        await ExchangeAsync(second, tagged);

        await StandsAsBeforeAsync(fleet, before);
        (await second.PbmAsync("agent", "why", "idle")).Out.ShouldContain("quarantined");
        await DoneAsync(first, "agent", "release", "idle");
        await fleet.StandsAsync("idle", "quarantined");
        await WritesAsync(fleet, second, "sleep 3000");
        fleet.NeverRanTwice();
    }

    private static async Task TogetherAsync(ProgramSet founder, ProgramSet joiner)
    {
        await using var world = await ClusterWorld.StartAsync(withNodes: false);
        var (first, second) = await JoinedAsync(world, founder, joiner);
        var fleet = new MixedFleet(first, second);
        await fleet.ApplyAsync();

        foreach (var node in (ClusterNode[])[first, second])
        {
            await DoneAsync(node, founder, "agent", "stop", "gpu", "--wait");
            await fleet.StandsAsync("gpu", "stopped");
            await DoneAsync(node, joiner, "agent", "start", "gpu", "--wait");
            await DoneAsync(node, joiner, "agent", "restart", "api", "--wait");
            await fleet.RunsAsync("gpu", "api");
            (await node.PbmAsync(founder, "agent", "logs", "gpu")).Out.ShouldContain("gpu speaks");
            (await node.PbmAsync(joiner, "agent", "logs", "gpu")).Out.ShouldContain("gpu speaks");
            (await node.PbmAsync(joiner, "cluster", "show")).Out.ShouldContain("linked");
            (await node.PbmAsync(founder, "group", "why", "mover")).Out.ShouldContain("owner  ");
        }

        await DoneAsync(first, "fleet", "freeze", "both");
        await IsAsync(second, "frozen");
        await DoneAsync(second, "fleet", "thaw");
        await IsAsync(first, "up");
        await fleet.ApplyAsync(second, "sleep 2000");
        await fleet.RunsAsync("idle");

        await MovesBothWaysAsync(fleet);
    }

    /// <summary>By a death of each, and by order.</summary>
    private static async Task MovesBothWaysAsync(MixedFleet fleet)
    {
        for (var times = 0; times < 2; times++)
        {
            var (owner, other) = await fleet.OwnerAsync();
            var epoch = fleet.Epoch;
            await owner.Daemon.KillAsync();
            await fleet.MovesOnAsync(epoch, other);
            await owner.StartAsync();
            await fleet.RunsAsync("web", "gpu", "api", "mover");
        }

        for (var times = 0; times < 2; times++)
        {
            var (owner, other) = await fleet.OwnerAsync();
            var epoch = fleet.Epoch;
            await DoneAsync(other, "node", "drain", owner.Name, "--wait");
            await fleet.MovesOnAsync(epoch, other);
            await DoneAsync(owner, "node", "undrain", owner.Name);
        }

        fleet.NeverRanTwice();
    }

    /// <summary>A stop in order, and a start of another version on the same data.</summary>
    private static async Task ExchangeAsync(ClusterNode node, ProgramSet programs)
    {
        await node.Daemon.StopAsync(Posix.SigTerm);
        node.Programs = programs;
        await node.StartAsync();
    }

    /// <summary>It is the daemon's own from now on; what the one before has started is adopted.</summary>
    private static async Task GuardOfTodayAsync(ClusterNode node)
    {
        var before = await MachineProcesses.GuardAsync(node.Data);
        await MachineProcesses.KillAsync(before);
        await Until.HoldsAsync(
            () => Task.FromResult(MachineProcesses.Guards(node.Data) is [var pid] && pid != before),
            "there is another guard",
            () => node.Daemon.Log
        );
    }

    private static async Task StandsAsBeforeAsync(MixedFleet fleet, IReadOnlyDictionary<string, int> before)
    {
        await fleet.RunsAsync([.. before.Keys]);
        (await fleet.PidsAsync())
            .OrderBy(static agent => agent.Key)
            .ShouldBe(before.OrderBy(static agent => agent.Key));
    }

    /// <summary>Has the node write all kinds of things down: a revision, a stop, a restart, failures up to a quarantine, a freeze.</summary>
    /// <returns>What runs then.</returns>
    private static async Task<IReadOnlyDictionary<string, int>> WritesAsync(
        MixedFleet fleet,
        ClusterNode node,
        string idle
    )
    {
        await fleet.ApplyAsync(node, idle);
        await DoneAsync(node, "agent", "restart", "db", "--wait");
        await DoneAsync(node, "fleet", "freeze", "for a moment");
        await DoneAsync(node, "fleet", "thaw");
        await fleet.ApplyAsync(node, "exit 3");
        await fleet.StandsAsync("idle", "quarantined");
        await fleet.RunsAsync("web", "api", "db", "gpu", "mover");
        return await fleet.PidsAsync();
    }

    private static async Task<(ClusterNode First, ClusterNode Second)> JoinedAsync(
        ClusterWorld world,
        ProgramSet founder,
        ProgramSet joiner
    )
    {
        var (first, second) = (world.Add(ClusterWorld.First), world.Add(ClusterWorld.Second, []));
        (first.Programs, second.Programs) = (founder, joiner);
        await first.StartAsync();
        await second.JoinAsync(first);
        return (first, second);
    }

    private static Task DoneAsync(ClusterNode node, params string[] command) => DoneAsync(node, node.Programs, command);

    private static async Task DoneAsync(ClusterNode node, ProgramSet programs, params string[] command)
    {
        var result = await node.PbmAsync(programs, command);
        result.Exit.ShouldBe(0, $"{string.Join(' ', command)}: {result.Error}\n{node.Daemon.Log}");
    }

    private static Task IsAsync(ClusterNode node, string state) =>
        Until.HoldsAsync(
            async () => (string)(await node.ListAsync("node", "show")).Single()!["state"]! == state,
            $"{node.Name} is {state}",
            () => node.Daemon.Log
        );
}
