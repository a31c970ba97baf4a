using Shouldly;
using Supervisor.TestKit.Network;
using Xunit;

namespace Supervisor.EndToEndTests.Fleets;

/// <summary>Agents that run and are not ready, and those that wait for them.</summary>
public sealed class WhyOfUnreadinessTests
{
    private const string Rests = "exec sleep 1000";

    [Fact]
    public async Task Word_ThatIsNotRenewed_IsTold_AndOnceMendedTheRemedyClearsIt()
    {
        await using var world = await FleetWorld.StartAsync();
        world.Write("agent.sh", $"python3 DIR/say.py READY=1; {Rests}");
        await world.ApplyAsync(One("chat", "ttl: 1s, command: [sh, DIR/agent.sh]"));
        var why = await world.WhyWhenAsync("chat", "notReady", "ttl-expired");

        why.Explanation.ShouldBe(
            "chat is not ready: nothing was heard of it for longer than its word holds. It runs on, and is ready again as "
                + "soon as it sends word; a program that hangs has to be restarted."
        );
        why.History.TakeLast(2).ShouldBe(["agent.word-expired", "agent.not-ready"]);
        world.Write("agent.sh", "while :; do python3 DIR/say.py READY=1; sleep 0.1; done");
        await world.FollowAsync(why);
        await world.UntilAsync("chat", "ready");
    }

    [Fact]
    public async Task Word_ThatWasTakenBack_IsToldWithItsReason_AndOnceMendedTheRemedyClearsIt()
    {
        await using var world = await FleetWorld.StartAsync();
        world.Write(
            "agent.sh",
            $"python3 DIR/say.py READY=1 'X_SUPERVISOR_NOT_READY=the model is being reloaded'; {Rests}"
        );
        await world.ApplyAsync(One("chat", "ttl: 1h, command: [sh, DIR/agent.sh]"));
        var why = await world.WhyWhenAsync("chat", "notReady", "said-not-ready");

        why.Explanation.ShouldStartWith("chat is not ready: the model is being reloaded.");
        why.Details["pid"].ShouldNotBeEmpty();
        world.Write("agent.sh", $"python3 DIR/say.py READY=1; {Rests}");
        await world.FollowAsync(why);
        await world.UntilAsync("chat", "ready");
    }

    [Theory]
    [InlineData("shut", "was refused [0-9]+ times since [0-9:]+ UTC")]
    [InlineData("silent", "failed [0-9]+ times since [0-9:]+ UTC: no answer within 300ms")]
    public async Task Probe_ThatFails_IsToldWithTheReason_AndOnceMendedTheRemedyClearsIt(string order, string says)
    {
        await using var world = await FleetWorld.StartAsync();
        using var port = new ReservedPort();
        await UpWithDoorAsync(world, port.Number);
        world.Write("orders", order);
        await world.UntilAsync("registry", "notReady", "probe-failed");

        var why = await world.WhyUntilAsync(
            "registry",
            $"registry is not ready: its probe of :{port.Number}/health {says}\\."
        );
        File.Delete(world.PathOf("orders"));
        await world.FollowAsync(why);
        await world.UntilAsync("registry", "ready");
    }

    [Fact]
    public async Task Chain_OfThoseThatWait_IsFollowedToItsRoot_OfAgentsAndOfGroups_AndTheRemedyClearsIt()
    {
        await using var world = await FleetWorld.StartAsync();
        using var port = new ReservedPort();
        await UpWithDoorAsync(world, port.Number);
        world.Write("orders", "shut");
        await world.UntilAsync("registry", "notReady", "probe-failed");
        await world.PbmAsync("agent", "restart", "twin", "chat");
        await world.UntilAsync("chat", "waiting", "need-not-ready");
        var chain =
            $"chat waits for twin, which waits for registry, whose probe of :{port.Number}/health was refused [0-9]+ times since [0-9:]+ UTC";
        var why = await world.WhyUntilAsync("chat", chain);
        var ofGroup = await world.WhyAsync("chat", palette: "group");

        why.Details["waitsFor"].ShouldBe("twin is waiting");
        why.Remedy.ShouldBe("pbm agent restart registry");
        ofGroup.Explanation.ShouldMatch(chain);
        (ofGroup.Cause, ofGroup.Remedy).ShouldBe(("group-not-ready", why.Remedy));
        File.Delete(world.PathOf("orders"));
        await world.FollowAsync(why);
        await world.UntilAsync("chat", "ready");
    }

    [Fact]
    public async Task Wait_ForOneInQuarantine_IsTold_AndOnceMendedTheRemedyClearsIt()
    {
        await using var world = await FleetWorld.StartAsync();
        world.Write("agent.sh", "exit 1");
        await world.ApplyAsync(
            One("registry", "restart: { max: 0 }, command: [sh, DIR/agent.sh]")
                + One("chat", "needs: [registry], command: [sh, -c, 'echo ready >&3; exec sleep 1000']")
        );
        await world.UntilAsync("registry", "quarantined");
        var why = await world.WhyWhenAsync("chat", "waiting", "need-not-ready");

        why.Explanation.ShouldStartWith("chat waits for registry, which is quarantined: it failed after 0 restarts");
        why.Remedy.ShouldBe("pbm agent release registry");
        world.Write("agent.sh", $"echo ready >&3; {Rests}");
        await world.FollowAsync(why);
        await world.UntilAsync("chat", "ready");
    }

    [Fact]
    public async Task Wait_ForOneThatSomebodyStopped_IsTold_AndTheRemedyClearsIt()
    {
        await using var world = await FleetWorld.UpAsync(
            One("registry", "command: [sh, -c, 'echo ready >&3; exec sleep 1000']")
                + One(
                    "chat",
                    "needs: [ { name: registry, onLoss: stop } ], command: [sh, -c, 'echo ready >&3; exec sleep 1000']"
                )
        );
        await world.UntilAsync("chat", "ready");
        await world.PbmAsync("agent", "stop", "registry");
        await world.UntilAsync("chat", "waiting", "need-not-ready");
        var why = await world.WhyUntilAsync("chat", "chat waits for registry, which is stopped: uid [0-9]+ stopped it");

        why.Remedy.ShouldBe("pbm agent start registry");
        await world.FollowAsync(why);
        await world.UntilAsync("chat", "ready");
    }

    [Fact]
    public async Task Start_OfOneThatSaysNothing_IsToldAsUnderWay_AndNeedsNoRemedy()
    {
        await using var world = await FleetWorld.UpAsync(One("chat", "ttl: 1h, command: [sleep, '1000']"));
        var why = await world.WhyWhenAsync("chat", "running", "not-yet-ready");

        why.Explanation.ShouldStartWith("chat runs and has not been ready yet: it has not said yet that it is ready.");
        why.Explanation.ShouldContain("start deadline");
        why.Remedy.ShouldBeEmpty();
    }

    /// <summary>Registry answers on the port; twin needs registry, and chat needs twin.</summary>
    private static async Task UpWithDoorAsync(FleetWorld world, int port)
    {
        await world.ApplyAsync(
            One(
                "registry",
                $"probe: {{ http: ':{port}/health', interval: 100ms, timeout: 300ms, retries: 2 }}, "
                    + $"command: [python3, DIR/door.py, '{port}', DIR/orders]"
            )
                + One("twin", "needs: [registry], command: [sh, -c, 'echo ready >&3; exec sleep 1000']")
                + One("chat", "needs: [twin], command: [sh, -c, 'echo ready >&3; exec sleep 1000']")
        );
        await world.UntilAsync("chat", "ready");
    }

    private static string One(string name, string agent) =>
        $"  {name}: {{ x-supervisor: {{ agents: {{ {name}: {{ {agent} }} }} }} }}\n";
}
