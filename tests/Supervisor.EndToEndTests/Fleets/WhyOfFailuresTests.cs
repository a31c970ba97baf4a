using Shouldly;
using Supervisor.EndToEndTests.Processes;
using Supervisor.TestKit.Network;
using Xunit;

namespace Supervisor.EndToEndTests.Fleets;

/// <summary>
/// Agents that fail, each in a way of its own: <c>agent why</c> says how, what is wrong is mended, and the command that it
/// printed brings the agent back.
/// </summary>
public sealed class WhyOfFailuresTests
{
    private const string Works = "echo ready >&3; exec sleep 1000";

    /// <summary>The second failure in a row waits for a minute, in which somebody can ask.</summary>
    private const string Patient = "restart: { max: 9, min: 60s, cap: 60s }";

    public static TheoryData<string, string, string, string> Scripts { get; } =
        new()
        {
            { "exit 3", "", "exited", "it ended by itself with exit code 3" },
            { "kill -SEGV $$", "", "signalled", "it was ended by signal 11 (SIGSEGV)" },
            { "exec sleep 1000", "startDeadline: 300ms,", "start-deadline", "it was not ready within 300ms" },
            {
                "echo ready >&3; exec sleep 1000",
                "watchdog: 500ms,",
                "watchdog-expired",
                "nothing was heard of it for 500ms"
            },
            {
                "echo ready >&3; exec sleep 1000",
                "progress: 500ms,",
                "progress-stalled",
                "it got on with nothing for 500ms"
            },
            {
                "python3 DIR/say.py READY=1 WATCHDOG=trigger; exec sleep 1000",
                "ttl: 1h,",
                "said-hung",
                "it said itself that it hangs"
            },
        };

    [Theory]
    [MemberData(nameof(Scripts))]
    public async Task Failure_OfAScript_IsToldByItsCause_AndOnceMendedTheRemedyClearsIt(
        string broken,
        string settings,
        string cause,
        string says
    )
    {
        await using var world = await FleetWorld.StartAsync();
        world.Write("agent.sh", broken);
        await world.ApplyAsync(Service("chat", settings, "sh, DIR/agent.sh"));
        var why = await world.WhyWhenAsync("chat", "backoff", cause);

        why.Explanation.ShouldStartWith($"chat failed and is to start again: {says}");
        why.Details["restarts"].ShouldBe("1");
        why.Remedy.ShouldBe("pbm agent restart chat");
        why.History.ShouldContain("agent.backed-off");
        world.Write("agent.sh", Alive(settings));
        await world.FollowAsync(why);
        await world.UntilAsync("chat", "ready");
    }

    [Fact]
    public async Task Failure_ForWantOfMemory_IsTold_AndWithLessToHoldTheRemedyClearsIt()
    {
        await using var world = await FleetWorld.StartAsync();
        // Where nobody keeps it from taking it, it fails all the same.
        world.Write("agent.sh", "exec python3 -c 'memory = bytearray(300_000_000); raise SystemExit(1)'");
        await world.ApplyAsync(
            $$"""
              chat:
                deploy: { resources: { limits: { memory: 30m } } }
                x-supervisor: { agents: { chat: { {{Patient}}, command: [sh, DIR/agent.sh] } } }
            """
        );
        var failed = await world.UntilAsync("chat", "backoff");
        Assert.SkipUnless(
            FleetWorld.Text(failed, "cause") == "out-of-memory",
            "This machine lets nobody limit memory (no writable memory cgroup)."
        );
        var why = await world.WhyAsync("chat");

        why.Explanation.ShouldContain("the kernel killed it, because it took more memory than its limit");
        why.Details["lastExit"].ShouldBe("was killed for want of memory");
        world.Write("agent.sh", Works);
        await world.FollowAsync(why);
        await world.UntilAsync("chat", "ready");
    }

    [Fact]
    public async Task Start_OfAProgramThatIsNotThere_IsTold_AndOnceItIsThereTheRemedyClearsIt()
    {
        await using var world = await FleetWorld.UpAsync(Service("chat", "", "DIR/bin/chat"));
        var why = await world.WhyWhenAsync("chat", "backoff", "start-failed");

        why.Explanation.ShouldContain($"{world.PathOf("bin/chat")}: No such file or directory");
        why.History.ShouldContain("agent.start-failed");
        world.Install("bin/chat", $"#!/bin/sh\n{Works}\n");
        await world.FollowAsync(why);
        await world.UntilAsync("chat", "ready");
    }

    [Fact]
    public async Task Start_OfAFileThatIsNoProgram_IsTold_AndOnceItMayRunTheRemedyClearsIt()
    {
        await using var world = await FleetWorld.StartAsync();
        var program = world.Write("bin/chat", $"#!/bin/sh\n{Works}\n");
        await world.ApplyAsync(Service("chat", "", "DIR/bin/chat"));
        var why = await world.WhyWhenAsync("chat", "backoff", "start-failed");

        why.Explanation.ShouldContain("Permission denied");
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        await world.FollowAsync(why);
        await world.UntilAsync("chat", "ready");
    }

    [Fact]
    public async Task Start_InADirectoryThatIsNotThere_IsTold_AndOnceItIsThereTheRemedyClearsIt()
    {
        await using var world = await FleetWorld.UpAsync(
            Service("chat", "working_dir: DIR/workshop,", $"sh, -c, '{Works}'")
        );
        var why = await world.WhyWhenAsync("chat", "backoff", "start-failed");

        why.Explanation.ShouldContain($"The directory {world.PathOf("workshop")}: No such file or directory");
        Directory.CreateDirectory(world.PathOf("workshop"));
        await world.FollowAsync(why);
        await world.UntilAsync("chat", "ready");
    }

    [Fact]
    public async Task Start_AsAUserThatTheMachineDoesNotHave_IsTold_AndAMendedFileClearsIt()
    {
        // Also by the mended file it is started only once its delay is over, so that has to be a short one.
        const string Hasty = "restart: { max: 1000, min: 1s, cap: 1s }";
        await using var world = await FleetWorld.UpAsync(Service("chat", "user: ghost,", $"sh, -c, '{Works}'", Hasty));
        await world.UntilAsync("chat", "backoff", "start-failed");

        await world.WhyUntilAsync("chat", "[Tt]his machine has no user 'ghost'");
        await world.ApplyAsync(Service("chat", "", $"sh, -c, '{Works}'", Hasty));
        await world.UntilAsync("chat", "ready");
    }

    [Fact]
    public async Task Failure_BecauseOfATakenPort_IsToldByWhatItWroteLast_AndOnceItIsFreeTheRemedyClearsIt()
    {
        using var port = new ReservedPort();
        using var holder = port.Listen();
        await using var world = await FleetWorld.UpAsync(
            Service("chat", "", $"python3, -m, http.server, --bind, 127.0.0.1, '{port.Number}'")
        );
        var why = await world.WhyWhenAsync("chat", "backoff", "exited");

        why.Details["lastWords"].ShouldContain("Address already in use");
        holder.Dispose();
        await world.FollowAsync(why);
        await world.UntilAsync("chat", "ready");
    }

    [Fact]
    public async Task Failure_OfALivenessProbe_IsTold_AndOnceMendedTheRemedyClearsIt()
    {
        using var port = new ReservedPort();
        await using var world = await FleetWorld.StartAsync();
        var orders = world.Write("orders", "shut");
        await world.ApplyAsync(
            Service(
                "chat",
                $"liveness: {{ tcp: ':{port.Number}', interval: 100ms, retries: 3 }},",
                $"python3, DIR/door.py, '{port.Number}', DIR/orders"
            )
        );
        var why = await world.WhyWhenAsync("chat", "backoff", "liveness-failed");

        why.Explanation.ShouldContain($"liveness probe of :{port.Number} was refused");
        File.Delete(orders);
        await world.FollowAsync(why);
        await world.UntilAsync("chat", "ready");
    }

    [Fact]
    public async Task Quarantine_IsTold_AndOnceMendedTheRemedyClearsIt()
    {
        await using var world = await FleetWorld.StartAsync();
        world.Write("agent.sh", "echo out of luck; exit 7");
        await world.ApplyAsync(
            "  chat: { x-supervisor: { agents: { chat: { restart: { max: 1 }, command: [sh, DIR/agent.sh] } } } }"
        );
        var why = await world.WhyWhenAsync("chat", "quarantined", "restarts-exhausted");

        why.Explanation.ShouldContain(
            "it failed after 1 restart within 10m 0s; the last time: it ended by itself with exit code 7"
        );
        why.Details["lastWords"].ShouldContain("out of luck");
        why.Remedy.ShouldBe("pbm agent release chat");
        world.Write("agent.sh", Works);
        await world.FollowAsync(why);
        await world.UntilAsync("chat", "ready");
    }

    [Fact]
    public async Task Failure_OfOneThatIsNeverRestarted_IsTold_AndOnceMendedTheRemedyClearsIt()
    {
        await using var world = await FleetWorld.StartAsync();
        world.Write("agent.sh", "exit 4");
        await world.ApplyAsync(
            "  chat: { x-supervisor: { agents: { chat: { restart: 'no', command: [sh, DIR/agent.sh] } } } }"
        );
        var why = await world.WhyWhenAsync("chat", "stopped", "not-restarted");

        why.Explanation.ShouldBe("chat is stopped: it ended by itself with exit code 4.");
        why.Remedy.ShouldBe("pbm agent start chat");
        world.Write("agent.sh", Works);
        await world.FollowAsync(why);
        await world.UntilAsync("chat", "ready");
    }

    [Fact]
    public async Task End_ThatNobodySaw_IsTold_AndTheRemedyClearsIt()
    {
        await using var world = await FleetWorld.StartAsync();
        world.Write("agent.sh", "exit 1");
        await world.ApplyAsync(Service("chat", "", "sh, DIR/agent.sh"));
        // Its next failure waits, so that it can be asked about.
        await world.UntilAsync("chat", "backoff", "exited");
        world.Write("agent.sh", Works);
        await world.FollowAsync(await world.WhyAsync("chat"));
        var ready = await world.UntilAsync("chat", "ready");

        await MachineProcesses.KillAsync(await MachineProcesses.GuardAsync(world.Scratch.Data));
        Posix.Signal(ready.GetProperty("pid").GetInt32(), Posix.SigKill);
        var why = await world.WhyWhenAsync("chat", "backoff", "exit-unknown");

        why.Explanation.ShouldContain("it is gone, and nobody was there to see how");
        await world.FollowAsync(why);
        await world.UntilAsync("chat", "ready");
    }

    private static string Service(string name, string settings, string command, string restart = Patient) =>
        $"  {name}: {{ x-supervisor: {{ agents: {{ {name}: {{ {restart}, {settings} command: [{command}] }} }} }} }}";

    /// <summary>What each of the settings asks of an agent.</summary>
    private static string Alive(string settings) =>
        settings.Length == 0
        || settings.StartsWith("startDeadline", StringComparison.Ordinal)
        || settings.StartsWith("ttl", StringComparison.Ordinal)
            ? Works
            : "python3 DIR/say.py READY=1; "
                + "while :; do python3 DIR/say.py WATCHDOG=1 X_SUPERVISOR_PROGRESS=more; sleep 0.05; done";
}
