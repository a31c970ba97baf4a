using Shouldly;
using Supervisor.EndToEndTests.Processes;
using Xunit;

namespace Supervisor.EndToEndTests.Clusters;

public sealed class ForbiddenWorkTests
{
    private const string OfFirst = """
        x-supervisor: { node: mainpc }
        services: { web: { x-supervisor: { agents: { web: { command: [sleep, "1000"] } } } } }
        """;

    private const string OfSecond = """
        x-supervisor: { node: pc2 }
        services: { tool: { x-supervisor: { agents: { tool: { command: [sleep, "1000"] } } } } }
        """;

    private const string Mover = """
        x-supervisor: { node: pc2 }
        services:
          mover:
            x-supervisor: { placement: movable, agents: { mover: { command: [sleep, "1000"] } } }
        """;

    [Fact]
    public async Task WhatANodeForbids_IsRefusedAtEveryNode_StaysDownThere_AndTheRestRuns()
    {
        await using var world = await ClusterWorld.StartAsync();
        var (first, second) = world.Pair;
        string[] files = [first.Write("first.yaml", OfFirst), first.Write("second.yaml", OfSecond)];
        (await first.PbmAsync(["fleet", "up", .. files])).Exit.ShouldBe(0);
        await StandsAsync(second, "tool", "ready");

        // Applied before the limit came: it ends here, and nothing else does.
        await second.Daemon.StopAsync(Posix.SigTerm);
        await second.StartAsync("--forbid", "processes");

        await StandsAsync(second, "tool", "stopped");
        await StandsAsync(first, "web", "ready");
        (await second.PbmAsync("group", "why", "tool")).Out.ShouldContain("this node forbids processes of the machine");
        (await second.PbmAsync("group", "start", "tool")).Error.ShouldContain("--forbid");
        (await second.PbmAsync("node", "show")).Out.ShouldContain("processes");
        (await second.PbmAsync("node", "doctor")).Out.ShouldContain("tool does not run here.");

        var refused = await first.PbmAsync(["fleet", "up", .. files]);
        refused.Exit.ShouldNotBe(0);
        refused.Error.ShouldContain(
            "'tool' is a process of the machine, and node pc2 forbids processes of the machine."
        );

        (await first.PbmAsync("fleet", "up", files[0], first.Write("mover.yaml", Mover))).Exit.ShouldBe(0);
        await Until.HoldsAsync(
            async () =>
                (await second.PbmAsync("group", "why", "mover")).Out is var why
                && why.Contains("owner  mainpc", StringComparison.Ordinal)
                && why.Contains("pc2 forbids processes of the machine", StringComparison.Ordinal),
            "the other has taken it though pc2 is its home",
            () => first.Daemon.Log
        );
    }

    private static Task StandsAsync(ClusterNode node, string agent, string state) =>
        Until.HoldsAsync(
            async () => (await node.AgentsAsync()).GetValueOrDefault(agent) == state,
            $"{agent} is {state}",
            () => node.Daemon.Log
        );
}
