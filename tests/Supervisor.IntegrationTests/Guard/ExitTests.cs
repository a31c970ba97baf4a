using Shouldly;
using Supervisor.Contracts.Guarding;
using Supervisor.Contracts.Guarding.Messages;
using Supervisor.Contracts.Guarding.Workloads;
using Supervisor.Guard.Looping;
using Supervisor.Guard.Native;
using Xunit;

namespace Supervisor.IntegrationTests.Guard;

public sealed class ExitTests
{
    private const int SignalTerm = 15;

    [Fact]
    public async Task Exit_Code_IsTold()
    {
        await using var guard = await RunningGuard.StartAsync();

        var exit = (await guard.FinishAsync(guard.Describe("three", "sh", "-c", "exit 3"))).Exit!;

        (exit.Kind, exit.Code, exit.Signal, exit.Cause).ShouldBe((ExitKinds.Exited, 3, null, ExitCauses.Itself));
    }

    [Fact]
    public async Task Exit_Signal_IsTold()
    {
        await using var guard = await RunningGuard.StartAsync();

        var exit = (await guard.FinishAsync(guard.Describe("shot", "sh", "-c", "kill -11 $$"))).Exit!;

        (exit.Kind, exit.Code, exit.Signal).ShouldBe((ExitKinds.Signalled, null, 11));
    }

    [Fact]
    public async Task Exit_UntilAcknowledged_IsKeptAlsoByTheNextGuard()
    {
        await using var guard = await RunningGuard.StartAsync();
        var start = guard.Describe("four", "sh", "-c", "exit 4");
        await guard.FinishAsync(start);

        await guard.KillAndReplaceAsync();
        (await guard.FindAsync(start.Name)).Exit!.Code.ShouldBe(4);
        var again = await guard.Session.StartAsync(start, guard.Cancellation);
        again.Value!.Created.ShouldBeFalse("an exit that nobody acknowledged was overwritten by a new start");

        RunningGuard.Ok(await guard.Session.AcknowledgeAsync(start.Name, guard.Cancellation));
        (await guard.ListAsync()).ShouldBeEmpty();
        await guard.KillAndReplaceAsync();
        (await guard.ListAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Acknowledge_WhatRuns_IsRefused()
    {
        await using var guard = await RunningGuard.StartAsync();
        var start = guard.Describe("sleeper", "sleep", Leftovers.Lifetime);
        await guard.RunAsync(start);

        var outcome = await guard.Session.AcknowledgeAsync(start.Name, guard.Cancellation);

        outcome.Error!.Code.ShouldBe(GuardErrorCodes.StillRunning);
    }

    [Fact]
    public async Task Stop_WithinGrace_LetsItEndInItsOwnWay()
    {
        await using var guard = await RunningGuard.StartAsync();
        var start = guard.Describe(
            "polite",
            "sh",
            "-c",
            "trap 'echo bye; exit 5' TERM; echo up; " + RunningGuard.Waits
        );
        await guard.RunAsync(start);
        await guard.LineAsync("polite", line => line == "up");

        await guard.StopAsync(start.Name, SignalTerm, TimeSpan.FromSeconds(20));
        var exit = (await guard.EventAsync(EventKinds.Exited, start.Name)).Workload!.Exit!;

        (exit.Kind, exit.Code, exit.Cause, exit.Leftovers).ShouldBe((ExitKinds.Exited, 5, ExitCauses.Stop, 0));
        (await guard.LineAsync("polite", line => line == "bye")).ShouldBe("bye");
    }

    [Fact]
    public async Task Stop_IgnoredSignal_KillsAfterTheGrace()
    {
        await using var guard = await RunningGuard.StartAsync();
        var start = guard.Describe("deaf", "sh", "-c", "trap '' TERM; echo up; " + RunningGuard.Waits);
        await guard.RunAsync(start);
        await guard.LineAsync("deaf", line => line == "up");

        await guard.StopAsync(start.Name, SignalTerm, TimeSpan.FromMilliseconds(100));
        var exit = (await guard.EventAsync(EventKinds.Exited, start.Name)).Workload!.Exit!;

        (exit.Kind, exit.Signal, exit.Cause).ShouldBe((ExitKinds.Signalled, 9, ExitCauses.Stop));
    }

    [Fact]
    public async Task Stop_AskedAgainWithLess_IsHastened()
    {
        await using var guard = await RunningGuard.StartAsync();
        var start = guard.Describe("deaf", "sh", "-c", "trap '' TERM; echo up; " + RunningGuard.Waits);
        await guard.RunAsync(start);
        await guard.LineAsync("deaf", line => line == "up");

        await guard.StopAsync(start.Name, SignalTerm, TimeSpan.FromHours(1));
        await guard.StopAsync(start.Name, SignalTerm, TimeSpan.Zero);

        (await guard.EventAsync(EventKinds.Exited, start.Name)).Workload!.Exit!.Signal.ShouldBe(9);
    }

    [Fact]
    public async Task Stop_GuardDiesDuringTheGrace_NextKillsAtTheSameMoment()
    {
        await using var guard = await RunningGuard.StartAsync();
        var name = await InGoodTime.DoAsync(
            TimeSpan.FromSeconds(2),
            async grace =>
            {
                await guard.EnsureConnectedAsync();
                var agent = $"deaf-{grace.TotalSeconds}";
                var start = guard.Describe(agent, "sh", "-c", "trap '' TERM; echo up; " + RunningGuard.Waits);
                await guard.RunAsync(start);
                await guard.LineAsync(agent, line => line == "up");
                var end = BootClock.After(grace);
                await guard.StopAsync(start.Name, SignalTerm, grace);
                await guard.KillAsync();
                return BootClock.Now < end.Nanoseconds ? start.Name : null;
            }
        );

        await guard.ConnectAsync();
        var exit = (await guard.EventAsync(EventKinds.Exited, name)).Workload!.Exit!;

        (exit.Kind, exit.Cause).ShouldBe((ExitKinds.Unknown, ExitCauses.Stop));
    }

    [Fact]
    public async Task Signal_GoesToTheFirstProcessAlone()
    {
        await using var guard = await RunningGuard.StartAsync();
        var start = guard.Describe("hup", "sh", "-c", "trap 'echo reloaded' HUP; echo up; " + RunningGuard.Waits);
        await guard.RunAsync(start);
        await guard.LineAsync("hup", line => line == "up");

        RunningGuard.Ok(await guard.Session.SignalAsync(start.Name, 1, guard.Cancellation));

        (await guard.LineAsync("hup", line => line == "reloaded")).ShouldBe("reloaded");
        (await guard.FindAsync(start.Name)).State.ShouldBe(WorkloadStates.Running);
    }

    [Fact]
    public async Task Memory_AboveTheLimit_IsKilledAndSaid()
    {
        Assert.SkipUnless(LibcProcesses.EffectiveUserId() == 0, "Only root can set limits here.");
        await using var guard = await RunningGuard.StartAsync();
        var start = guard.Describe("glutton", "python3", "-c", "x = bytearray(200 * 1024 * 1024); print(len(x))") with
        {
            Limits = new WorkloadLimits(MemoryBytes: 64 * 1024 * 1024),
        };

        var status = await guard.FinishAsync(start);
        Assert.SkipUnless(status.Notes.Count == 0, $"No memory limit here: {string.Join(' ', status.Notes)}");

        (status.Exit!.Signal, status.Exit.OutOfMemory).ShouldBe((9, true));
    }

    [Fact]
    public async Task Processes_AboveTheLimit_AreNotMade()
    {
        Assert.SkipUnless(LibcProcesses.EffectiveUserId() == 0, "Only root can set limits here.");
        await using var guard = await RunningGuard.StartAsync();
        const string Forks = "for i in 1 2 3 4 5 6 7 8; do sleep 300 & done";
        var start = guard.Describe("rabbit", "sh", "-c", Forks) with { Limits = new WorkloadLimits(Pids: 4) };

        var status = await guard.FinishAsync(start);
        Assert.SkipUnless(status.Notes.Count == 0, $"No limit of processes here: {string.Join(' ', status.Notes)}");

        (await guard.LineAsync("rabbit", _ => true)).ShouldContain("fork");
        (status.Exit!.Code, status.Exit.Leftovers).ShouldBe((2, 3));
    }

    [Fact]
    public async Task Limit_WithoutCgroups_IsSaidNotToHold()
    {
        await using var guard = await RunningGuard.StartAsync("--cgroups", "none");
        var start = guard.Describe("free", "sleep", Leftovers.Lifetime) with
        {
            Limits = new WorkloadLimits(MemoryBytes: 64 * 1024 * 1024),
        };

        var status = await guard.RunAsync(start);

        status.Notes.ShouldBe(["The limit of memory does not hold: no cgroup for it can be made here."]);
    }
}
