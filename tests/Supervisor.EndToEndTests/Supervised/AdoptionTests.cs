using System.Diagnostics;
using Shouldly;
using Supervisor.EndToEndTests.Processes;
using Xunit;

namespace Supervisor.EndToEndTests.Supervised;

/// <summary>What runs outlives the daemon and the guard, and is nobody else.</summary>
public sealed class AdoptionTests
{
    [Theory]
    [InlineData("killed")]
    [InlineData("stopped")]
    [InlineData("upgraded")]
    public async Task Daemon_GoneAndBack_HasTheSameProcessesAndTheirReadiness(string how)
    {
        await using var node = await SupervisedNode.StartAsync(
            node =>
                FleetText.Of(
                    FleetText.Agent(node.Scratch, "Word", FleetText.SaysReadyOverHttp, ", ttl: 300s"),
                    FleetText.Agent(node.Scratch, "Line")
                ),
            "Word",
            "Line"
        );
        var before = await LookAsync(node);
        var guard = await node.GuardAsync();

        await (how == "killed" ? node.Daemon.KillAsync() : node.Daemon.StopAsync(Posix.SigTerm));
        MachineProcesses.Agents(node.Scratch.Data).Count.ShouldBe(2);
        var start = Daemon.Describe(node.Scratch);
        start.FileName = how == "upgraded" ? await CopyOfSupervisorAsync(node.Scratch) : start.FileName;
        await node.StartDaemonAsync(start);
        await node.ReadyAsync("Word", "Line");

        (await LookAsync(node)).ShouldBe(before);
        (await node.GuardAsync()).ShouldBe(guard);
        node.Births.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Readiness_WhoseTimeRunsOutAfterTheDaemonsRestart_IsTakenBackByTheNext()
    {
        await using var node = await SupervisedNode.StartAsync(
            node => FleetText.Of(FleetText.Agent(node.Scratch, "Word", FleetText.SaysReadyOverHttp, ", ttl: 5s")),
            "Word"
        );
        var process = node.Running("Word");
        await node.Daemon.KillAsync();

        await node.StartDaemonAsync();

        await node.ExpectAsync("Word", "agent.not-ready");
        node.Running("Word").ShouldBe(process);
    }

    [Theory]
    [InlineData("the guard alone")]
    [InlineData("guard and daemon")]
    public async Task Guard_Killed_NextAdoptsAndALaterExitIsUnknownAndAFailure(string killed)
    {
        await using var node = await SupervisedNode.StartAsync("One", "Two");
        var (one, two) = (node.Running("One"), node.Running("Two"));
        var guard = await node.KillGuardAsync();
        if (killed == "guard and daemon")
        {
            await node.Daemon.KillAsync();
            await node.StartDaemonAsync();
        }

        await node.GuardedAsync();
        (await node.GuardAsync()).ShouldNotBe(guard);
        await MachineProcesses.KillAsync(one.Pid);

        var exit = await node.ExpectAsync("One", "agent.exited");
        exit.Text.ShouldContain("nobody", Case.Insensitive);
        (await node.ExpectAsync("One", "agent.backed-off")).Text.ShouldContain("It failed");
        await node.ExpectAsync("One", "agent.ready");
        (await node.ShouldRunOnceAsync("One")).Pid.ShouldNotBe(one.Pid);
        (await node.ShowAsync("One")).GetProperty("restarts").GetInt32().ShouldBe(1);
        node.Running("Two").ShouldBe(two);
    }

    [Fact]
    public async Task Agent_EndedWhileNobodyGuardedIt_IsUnknownAndIsStartedAgain()
    {
        await using var node = await SupervisedNode.StartAsync("One", "Two");
        var (one, two) = (node.Running("One"), node.Running("Two"));
        await node.Daemon.KillAsync();
        await node.KillGuardAsync();
        await MachineProcesses.KillAsync(one.Pid);

        await node.StartDaemonAsync();

        (await node.ExpectAsync("One", "agent.exited")).Text.ShouldContain("nobody", Case.Insensitive);
        await node.ExpectAsync("One", "agent.ready");
        await node.ShouldRunOnceAsync("One");
        node.Running("Two").ShouldBe(two);
    }

    [Fact]
    public async Task Pid_UsedAgainBySomebodyElse_IsNotTakenForOurs()
    {
        await using var node = await SupervisedNode.StartAsync("One");
        var one = node.Running("One");
        await node.Daemon.KillAsync();
        await node.KillGuardAsync();
        await MachineProcesses.KillAsync(one.Pid);
        using var stranger = await ReusedPid.TakeAsync(one.Pid);

        await node.StartDaemonAsync();

        (await node.ExpectAsync("One", "agent.exited")).Text.ShouldContain("nobody", Case.Insensitive);
        await node.ExpectAsync("One", "agent.ready");
        (await node.ShouldRunOnceAsync("One")).Pid.ShouldNotBe(one.Pid);
        stranger.IsAlive.ShouldBeTrue();
    }

    /// <summary>Who runs, and since when it is ready.</summary>
    private static async Task<IReadOnlyList<string>> LookAsync(SupervisedNode node)
    {
        var word = await node.ShowAsync("Word");
        var line = await node.ShowAsync("Line");
        return
        [
            $"{node.Running("Word")} {word.GetProperty("state")} since {word.GetProperty("since")}",
            $"{node.Running("Line")} {line.GetProperty("state")} since {line.GetProperty("since")}",
        ];
    }

    private static async Task<string> CopyOfSupervisorAsync(Scratch scratch)
    {
        var target = scratch.File("upgrade");
        var copy = Process.Start("cp", ["-r", Path.GetDirectoryName(Programs.Supervisor)!, target]);
        await Patience.ForEndOf(copy, () => "it still copies");
        copy.ExitCode.ShouldBe(0);
        return Path.Combine(target, Path.GetFileName(Programs.Supervisor));
    }
}
