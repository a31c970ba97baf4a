using Shouldly;
using Supervisor.EndToEndTests.Processes;
using Xunit;

namespace Supervisor.EndToEndTests.Fleets;

/// <summary>Agents that stand as they do because of an order, of their group, or of the whole node.</summary>
public sealed class WhyOfOrdersTests
{
    private const string Pair = """
          voice:
            x-supervisor:
              agents:
                mic: { command: [sh, -c, 'echo ready >&3; exec sleep 1000'] }
                stt: { command: [sh, -c, 'echo ready >&3; exec sleep 1000'], needs: [mic] }
        """;

    [Theory]
    [InlineData("agent stop voice/stt", "operator-stop", "stopped it", "pbm agent start voice/stt")]
    [InlineData("group stop voice", "group-stop", "stopped its group", "pbm group start voice")]
    [InlineData("fleet down", "fleet-down", "took the fleet down", "pbm fleet start")]
    public async Task Stop_IsToldWithWhoOrderedIt_AndTheRemedyClearsIt(
        string order,
        string cause,
        string says,
        string remedy
    )
    {
        await using var world = await FleetWorld.UpAsync(Pair);
        await world.UntilAsync("voice/stt", "ready");
        (await world.PbmAsync(order.Split(' '))).Exit.ShouldBe(0);
        var why = await world.WhyWhenAsync("voice/stt", "stopped", cause);

        why.Explanation.ShouldMatch($"voice/stt is stopped: uid [0-9]+ {says}");
        why.Remedy.ShouldBe(remedy);
        why.History.ShouldContain("agent.stopped");
        await world.FollowAsync(why);
        await world.UntilAsync("voice/stt", "ready");
    }

    [Theory]
    [InlineData("group stop voice", "group-stopped", "pbm group start voice")]
    [InlineData("fleet down", "group-stopped", "pbm fleet start")]
    public async Task Stop_OfAGroup_IsTold_AndTheRemedyClearsIt(string order, string cause, string remedy)
    {
        await using var world = await FleetWorld.UpAsync(Pair);
        await world.UntilAsync("voice/stt", "ready");
        (await world.PbmAsync([.. order.Split(' '), "--wait"])).Exit.ShouldBe(0);
        var why = await world.WhyAsync("voice", palette: "group");

        (why.State, why.Cause, why.Remedy).ShouldBe(("stopped", cause, remedy));
        await world.FollowAsync(why);
        await world.UntilAsync("voice/stt", "ready");
        (await world.WhyAsync("voice/stt")).Remedy.ShouldBeEmpty();
    }

    [Fact]
    public async Task Start_OfAFleetThatIsDown_WaitsUntilAllOfItIsReady()
    {
        await using var world = await FleetWorld.UpAsync(Pair);
        await world.UntilAsync("voice/stt", "ready");
        (await world.PbmAsync("fleet", "down", "--wait")).Exit.ShouldBe(0);

        var started = await world.PbmAsync("fleet", "start", "--wait");

        (started.Exit, started.Out).ShouldBe((0, "The fleet starts.\nall of the fleet is ready.\n"), started.Error);
        (await world.WhyAsync("voice/stt")).State.ShouldBe("ready");
    }

    [Fact]
    public async Task Freeze_IsToldToWhoWouldBeStarted_AndTheRemedyClearsIt()
    {
        await using var world = await FleetWorld.UpAsync(Pair);
        var ready = await world.UntilAsync("voice/stt", "ready");
        (await world.PbmAsync("fleet", "freeze", "moving the rack")).Exit.ShouldBe(0);
        Posix.Signal(ready.GetProperty("pid").GetInt32(), Posix.SigKill);
        var why = await world.WhyWhenAsync("voice/stt", "waiting", "frozen");

        why.Explanation.ShouldContain("the fleet is frozen");
        why.Explanation.ShouldContain("it was ended by signal 9 (SIGKILL)", Case.Insensitive);
        why.Remedy.ShouldBe("pbm fleet thaw");
        await world.FollowAsync(why);
        await world.UntilAsync("voice/stt", "ready");
    }

    [Fact]
    public async Task Storm_IsToldToWhoIsHeldBackByIt_AndTheRemedyClearsIt()
    {
        await using var world = await FleetWorld.StartAsync();
        world.Write("agent.sh", "exit 1");
        await world.ApplyAsync(
            "  chat: { x-supervisor: { agents: { chat: { restart: { max: 1000, min: 1ms, cap: 1ms }, command: [sh, DIR/agent.sh] } } } }"
        );
        var why = await world.WhyWhenAsync("chat", "waiting", "restart-storm");

        why.Explanation.ShouldContain("so much was restarted on this node", Case.Insensitive);
        why.Remedy.ShouldBe("pbm agent start chat");
        world.Write("agent.sh", "echo ready >&3; exec sleep 1000");
        await world.FollowAsync(why);
        await world.UntilAsync("chat", "ready");
    }

    [Fact]
    public async Task Restart_OfAllForOne_IsToldToTheSiblingThatDidNotFail_AndOnceMendedTheRemedyClearsIt()
    {
        await using var world = await FleetWorld.StartAsync();
        world.Write("agent.sh", "exit 1");
        await world.ApplyAsync(
            """
              voice:
                x-supervisor:
                  strategy: all-for-one
                  restart: { max: 9, min: 60s, cap: 60s }
                  agents:
                    mic: { command: [sh, DIR/agent.sh] }
                    stt: { command: [sh, -c, 'echo ready >&3; exec sleep 1000'] }
            """
        );
        // The first round has no delay, and is over soon; the second one stays for a minute.
        var why = await world.WhyUntilAsync("voice/stt", "^voice/stt is stopped.*mic failed");

        why.Cause.ShouldBe("group-restart");
        why.Remedy.ShouldBe("pbm group restart voice");
        world.Write("agent.sh", "echo ready >&3; exec sleep 1000");
        await world.FollowAsync(why);
        await world.UntilAsync("voice/mic", "ready");
        await world.UntilAsync("voice/stt", "ready");
    }

    [Fact]
    public async Task Quarantine_OfAGroup_IsToldToItsAgents_AndOnceMendedTheRemedyClearsIt()
    {
        await using var world = await FleetWorld.StartAsync();
        world.Write("agent.sh", "exit 1");
        await world.ApplyAsync(
            """
              voice:
                x-supervisor:
                  groupRestart: { max: 0 }
                  agents:
                    mic: { restart: { max: 0 }, onExhausted: escalate, command: [sh, DIR/agent.sh] }
                    stt: { command: [sh, -c, 'echo ready >&3; exec sleep 1000'] }
            """
        );
        var why = await world.WhyWhenAsync("voice/stt", "stopped", "group-quarantined");
        var ofGroup = await world.WhyAsync("voice", palette: "group");

        why.Remedy.ShouldBe("pbm group release voice");
        (ofGroup.State, ofGroup.Cause, ofGroup.Remedy).ShouldBe(("quarantined", "group-quarantined", why.Remedy));
        ofGroup.Explanation.ShouldContain("mic");
        world.Write("agent.sh", "echo ready >&3; exec sleep 1000");
        await world.FollowAsync(why);
        await world.UntilAsync("voice/mic", "ready");
        await world.UntilAsync("voice/stt", "ready");
    }

    [Fact]
    public async Task End_OfOneThatHasDoneItsWork_NeedsNoRemedy()
    {
        await using var world = await FleetWorld.UpAsync(
            "  once: { x-supervisor: { agents: { once: { command: ['true'] } } } }"
        );
        var why = await world.WhyWhenAsync("once", "completed", "completed");

        why.Explanation.ShouldBe("once has completed: it did what it had to do, and ended with success.");
        why.Remedy.ShouldBeEmpty();
        why.History[^1].ShouldBe("agent.completed");
    }
}
