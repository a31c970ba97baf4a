using Shouldly;
using Supervisor.EndToEndTests.Processes;
using Xunit;

namespace Supervisor.EndToEndTests.Fleets;

/// <summary>Agents that stand as they do because of what is beneath them: the guard, the journal, the machine.</summary>
public sealed class WhyOfTheMachineTests
{
    [Fact]
    public async Task Guard_ThatIsLostAmidAStart_IsTold_AndOnceOneMayBeThereAllStartByThemselves()
    {
        await using var world = await FleetWorld.UpAsync(One("chat") + One("memory"));
        await world.UntilAsync("chat", "ready");
        (await world.PbmAsync("agent", "stop", "chat", "memory", "--wait")).Exit.ShouldBe(0);
        var guard = await MachineProcesses.GuardAsync(world.Scratch.Data);
        Posix.Signal(guard, Posix.SigStop);
        await world.PbmAsync("agent", "start", "chat");
        await world.UntilAsync("chat", "starting");

        await using (await TakenGuardLock.TakeFromAsync(guard, world.Scratch))
        {
            var unclear = await world.WhyWhenAsync("chat", "unknown", "start-unknown");
            unclear.Explanation.ShouldStartWith("chat may or may not be running: ");
            unclear.Explanation.ShouldContain("The node looks at what is really there");
            unclear.Remedy.ShouldBeEmpty();

            await world.PbmAsync("agent", "start", "memory");
            var waits = await world.WhyWhenAsync("memory", "waiting", "runtime-unreachable");
            waits.Explanation.ShouldStartWith("memory waits: what would run it cannot be reached: ");
            waits.Remedy.ShouldBeEmpty();
        }

        await world.UntilAsync("memory", "ready");
        await world.UntilAsync("chat", "ready");
    }

    [Fact]
    public async Task Stray_ThatSomebodyStarted_IsToldToTheOneThatItHoldsUp_WhichStartsWhenItIsGone()
    {
        await using var world = await FleetWorld.UpAsync(
            "  chat: { stop_grace_period: 2s, x-supervisor: { agents: { chat: { command: [sh, -c, 'echo ready >&3; exec sleep 1000'] } } } }"
        );
        var ready = await world.UntilAsync("chat", "ready");
        world.Write("stray.py", FleetScripts.Stray);
        var stray = await ProgramResult.OfAsync(
            Programs.Start(
                "python3",
                [world.PathOf("stray.py"), world.Scratch.Data, "chat", "0-5712a7"],
                world.PathOf(".")
            )
        );
        stray.Exit.ShouldBe(0, stray.Error);
        Posix.Signal(ready.GetProperty("pid").GetInt32(), Posix.SigKill);
        var why = await world.WhyWhenAsync("chat", "waiting", "stray-runs");

        why.Explanation.ShouldContain("an earlier incarnation still runs and is being stopped: 0-5712a7");
        why.Remedy.ShouldBeEmpty();
        why.History.ShouldContain("agent.stray-found");
        await world.UntilAsync("chat", "ready");
    }

    [Fact]
    public async Task History_ThatThisDaemonCannotRead_IsTold_AndOnceItIsMendedANewStartClearsIt()
    {
        await using var world = await FleetWorld.UpAsync(One("chat") + One("memory"));
        var before = await world.UntilAsync("chat", "ready");
        await world.UntilAsync("memory", "ready");
        await world.StopDaemonAsync(Posix.SigTerm);
        var (journal, sound) = (Path.Combine(world.Scratch.Data, "journal.db"), world.PathOf("journal.sound"));
        File.Copy(journal, sound);
        await StoredJournal.AppendAsync(world.Scratch, "agent:chat/chat", "agent.dreamt");
        await world.StartDaemonAsync();
        var why = await world.WhyWhenAsync("chat", "unknown", "supervisor-out-of-use");

        why.Explanation.ShouldContain("agent.dreamt");
        why.Explanation.ShouldContain("'pbm node stop' and a start of the daemon have its history read again.");
        why.Remedy.ShouldBeEmpty();
        await world.UntilAsync("memory", "ready");
        await world.StopDaemonAsync(Posix.SigTerm);
        File.Move(sound, journal, overwrite: true);
        await world.StartDaemonAsync();
        var after = await world.UntilAsync("chat", "ready");
        after.GetProperty("pid").GetInt32().ShouldBe(before.GetProperty("pid").GetInt32());
    }

    [Fact]
    public async Task Restart_OfTheMachine_IsToldToWhoMayNotStartYet_AndTheRemedyClearsIt()
    {
        await using var world = await FleetWorld.UpAsync(One("chat"));
        var ready = await world.UntilAsync("chat", "ready");
        (await world.PbmAsync("fleet", "freeze")).Exit.ShouldBe(0);
        var guard = await MachineProcesses.GuardAsync(world.Scratch.Data);
        await world.StopDaemonAsync(Posix.SigKill);
        await MachineProcesses.KillAsync(guard);
        Posix.Signal(ready.GetProperty("pid").GetInt32(), Posix.SigKill);
        await world.StartDaemonAsync(await AnotherBoot.OfAsync(world.Scratch));
        var why = await world.WhyWhenAsync("chat", "waiting", "frozen");

        why.Explanation.ShouldContain("Before: The machine was restarted.", Case.Insensitive);
        why.Details["restarts"].ShouldBe("0");
        why.Remedy.ShouldBe("pbm fleet thaw");
        await world.FollowAsync(why);
        await world.UntilAsync("chat", "ready");
        (await world.WhyAsync("chat")).Details["restarts"].ShouldBe("0", "It was not its own fault.");
    }

    private static string One(string name) =>
        $"  {name}: {{ x-supervisor: {{ agents: {{ {name}: {{ command: [sh, -c, 'echo ready >&3; exec sleep 1000'] }} }} }} }}\n";
}
