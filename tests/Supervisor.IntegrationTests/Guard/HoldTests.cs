using Shouldly;
using Supervisor.Contracts.Guarding;
using Supervisor.Contracts.Guarding.Holding;
using Supervisor.Contracts.Guarding.Messages;
using Supervisor.Contracts.Guarding.Workloads;
using Supervisor.Guard.Looping;
using Supervisor.Guard.Native;
using Supervisor.IntegrationTests.Journal;
using Supervisor.IntegrationTests.Readiness;
using Xunit;

namespace Supervisor.IntegrationTests.Guard;

/// <summary>Containers on a leash, as a guard sees them: it asks no engine for anything.</summary>
public sealed class HoldTests
{
    private const int SignalContinue = 18;

    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(300);
    private static readonly WorkloadName Name = PretendedContainer.Name(1);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Hold_PastItsDeadline_KillsAllOfTheContainer(int version)
    {
        await using var guard = await RunningGuard.StartAsync();
        using var container = PretendedContainer.Make(version);
        var process = await container.StartAsync();
        var all = container.Pids;

        var held = await HoldAsync(guard, container, process, Soon);
        await EventAsync(guard, EventKinds.HoldEnded);

        BootClock.Now.ShouldBeGreaterThanOrEqualTo(held.Leash.Nanoseconds);
        all.Count.ShouldBeGreaterThanOrEqualTo(3);
        all.Where(RunningGuard.IsAlive).ShouldBeEmpty();
        var after = (await HeldAsync(guard)).ShouldHaveSingleItem();
        (after.State, after.IsGone).ShouldBe((HoldStates.Expired, true));
    }

    [Fact]
    public async Task Hold_OfAPausedContainer_KillsItAllTheSame()
    {
        await using var guard = await RunningGuard.StartAsync();
        using var container = PretendedContainer.Make(version: 1);
        var process = await container.StartAsync();
        container.Pause();

        await HoldAsync(guard, container, process, Soon);
        await EventAsync(guard, EventKinds.HoldEnded);

        container.Pids.ShouldBeEmpty();
    }

    [Fact]
    public async Task Hold_ContainerWithoutACgroup_DiesWithTheFirstOfItsNamespace()
    {
        await using var guard = await RunningGuard.StartAsync();
        using var container = PretendedContainer.Make(version: 0);
        var process = await container.StartInNamespaceAsync();

        await HoldAsync(guard, container, process, Soon);
        await EventAsync(guard, EventKinds.HoldEnded);

        RunningGuard.IsAlive(process.Pid).ShouldBeFalse();
    }

    [Fact]
    public async Task Hold_WhatNothingHoldsTogether_IsRefused()
    {
        await using var guard = await RunningGuard.StartAsync();
        using var container = PretendedContainer.Make(version: 0);
        var process = await container.StartAsync();

        var answer = await AskAsync(guard, Name, container, BootClock.After(TimeSpan.FromHours(1)), process);

        answer.Error!.Code.ShouldBe(GuardErrorCodes.CannotHold);
        (await HeldAsync(guard)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Hold_PidOfAnotherProcess_IsRefused()
    {
        await using var guard = await RunningGuard.StartAsync();
        using var container = PretendedContainer.Make(version: 1);
        var process = await container.StartAsync();
        var earlier = process with { StartTicks = process.StartTicks - 1 };

        var answer = await AskAsync(guard, Name, container, BootClock.After(TimeSpan.FromHours(1)), earlier);

        answer.Error!.Why.ShouldContain($"{process.Pid}, is gone");
        RunningGuard.IsAlive(process.Pid).ShouldBeTrue();
    }

    [Fact]
    public async Task Hold_SaidAgain_MovesTheDeadlineOnAndNeverBack()
    {
        await using var guard = await RunningGuard.StartAsync();
        using var container = PretendedContainer.Make(version: 1);
        var process = await container.StartAsync();
        var (soon, late) = (BootClock.After(TimeSpan.FromHours(1)), BootClock.After(TimeSpan.FromHours(2)));

        await AskAsync(guard, Name, container, soon);
        (await AskAsync(guard, Name, container, late, process)).Value!.Held!.Single().Leash.ShouldBe(late);
        (await AskAsync(guard, Name, container, soon)).Value!.Held!.Single().Leash.ShouldBe(late);

        var held = (await HeldAsync(guard)).ShouldHaveSingleItem();
        (held.State, held.Process).ShouldBe((HoldStates.Running, process));
    }

    [Fact]
    public async Task Container_EndsBeforeItsDeadline_EndsItsLeash()
    {
        await using var guard = await RunningGuard.StartAsync();
        using var container = PretendedContainer.Make(version: 1);
        var process = await container.StartAsync();
        await HoldAsync(guard, container, process, TimeSpan.FromHours(1));

        LibcProcesses.Kill(process.Pid, LibcProcesses.SignalKill);

        (await EventAsync(guard, EventKinds.HoldEnded)).State.ShouldBe(HoldStates.Running);
        (await HeldAsync(guard)).ShouldBeEmpty();
        Directory.GetFiles(guard.Layout.Holds).ShouldBeEmpty();
    }

    [Fact]
    public async Task Container_StartedAfterItsDeadline_IsKilledUntilItIsReleased()
    {
        await using var guard = await RunningGuard.StartAsync();
        using var container = PretendedContainer.Make(version: 1);
        await HoldAsync(guard, container, process: null, Soon);
        await EventAsync(guard, EventKinds.LeashExpired);

        await RunningGuard.GoneAsync(await container.StartDoomedAsync());
        await Eventually.HoldsAsync(async () => (await HeldAsync(guard)).Single().IsGone, "nothing of it is left");
        RunningGuard.Ok(await guard.Session.ReleaseAsync(Name, guard.Cancellation));

        var spared = await container.StartAsync();
        (await HeldAsync(guard)).ShouldBeEmpty();
        RunningGuard.IsAlive(spared.Pid).ShouldBeTrue();
    }

    [Fact]
    public async Task Container_StartedAgain_NeedsALeashOfItsOwn()
    {
        await using var guard = await RunningGuard.StartAsync();
        using var container = PretendedContainer.Make(version: 1);
        var (process, late) = (await container.StartAsync(), BootClock.After(TimeSpan.FromHours(1)));
        await AskAsync(guard, Name, container, late, process);

        var next = PretendedContainer.Name(2);
        (await AskAsync(guard, next, container, late)).Error!.Code.ShouldBe(GuardErrorCodes.StillRunning);
        LibcProcesses.Kill(process.Pid, LibcProcesses.SignalKill);
        await EventAsync(guard, EventKinds.HoldEnded);
        RunningGuard.Ok(await AskAsync(guard, next, container, late));

        var held = (await HeldAsync(guard)).ShouldHaveSingleItem();
        (held.Name, held.State, held.Process).ShouldBe((next, HoldStates.Expected, null));
    }

    [Fact]
    public async Task Guard_Dies_LeavesTheLeashToTheNext()
    {
        await using var guard = await RunningGuard.StartAsync();
        using var container = PretendedContainer.Make(version: 1);
        var process = await container.StartAsync();
        var held = await HoldAsync(guard, container, process, TimeSpan.FromSeconds(2), guard.KillAndReplaceAsync);

        (await HeldAsync(guard)).ShouldHaveSingleItem().Leash.ShouldBe(held.Leash);
        await RunningGuard.GoneAsync(process.Pid);

        BootClock.Now.ShouldBeGreaterThanOrEqualTo(held.Leash.Nanoseconds);
    }

    [Fact]
    public async Task Deadline_PassedWhileThereWasNoGuard_KillsAtOnceInTheNext()
    {
        await using var guard = await RunningGuard.StartAsync();
        using var container = PretendedContainer.Make(version: 1);
        var process = await container.StartAsync();
        var held = await HoldAsync(guard, container, process, Soon, guard.KillAsync);
        await BootClockWait.UntilAsync(held.Leash.Nanoseconds);
        RunningGuard.IsAlive(process.Pid).ShouldBeTrue("nobody was there to kill it");

        await guard.ConnectAsync();

        await RunningGuard.GoneAsync(process.Pid);
        (await HeldAsync(guard)).ShouldHaveSingleItem().State.ShouldBe(HoldStates.Expired);
    }

    /// <summary>As after a sleep of the machine: the deadline and a renewal are there at the same time.</summary>
    [Fact]
    public async Task Deadline_PassedWhileTheGuardStoodStill_IsNotMovedByARenewalOfThatTime()
    {
        await using var guard = await RunningGuard.StartAsync();
        using var container = PretendedContainer.Make(version: 1);
        var process = await container.StartAsync();
        var pid = guard.Session.Welcome.Pid;
        var held = await HoldAsync(guard, container, process, Soon, () => Send(pid, LibcProcesses.SignalStop));

        await BootClockWait.UntilAsync(held.Leash.Nanoseconds);
        var renewal = AskAsync(guard, Name, container, BootClock.After(TimeSpan.FromHours(1)));
        await Send(pid, SignalContinue);

        (await renewal).Error!.Code.ShouldBe(GuardErrorCodes.LeashExpired);
        await RunningGuard.GoneAsync(process.Pid);
    }

    [Fact]
    public async Task Pid_UsedAgainBySomebodyElse_IsLeftAlone()
    {
        await using var guard = await RunningGuard.StartAsync();
        using var container = PretendedContainer.Make(version: 1);
        using var stranger = PretendedContainer.Make(version: 0);
        var (process, other) = (await container.StartAsync(), await stranger.StartAsync());
        await AskAsync(guard, Name, container, BootClock.After(TimeSpan.FromHours(1)), process);
        await guard.KillAsync();
        var file = Directory.GetFiles(guard.Layout.Holds).Single();
        var text = await File.ReadAllTextAsync(file, guard.Cancellation);
        await File.WriteAllTextAsync(file, text.Replace($":{process.Pid},", $":{other.Pid},"), guard.Cancellation);

        await guard.ConnectAsync();

        (await HeldAsync(guard)).ShouldBeEmpty();
        RunningGuard.IsAlive(other.Pid).ShouldBeTrue();
    }

    [Fact]
    public async Task Disk_Full_HoldsAndSaysSo()
    {
        await using var disk = await SmallDisk.MountAsync(sizeInMiB: 4);
        await using var guard = await RunningGuard.StartInAsync(disk.File("data"));
        using var container = PretendedContainer.Make(version: 1);
        var process = await container.StartAsync();
        disk.FillUp("filler");

        var held = await HoldAsync(guard, container, process, Soon);
        await EventAsync(guard, EventKinds.HoldEnded);

        held.Notes.ShouldHaveSingleItem().ShouldStartWith("Its leash is not on disk");
        RunningGuard.IsAlive(process.Pid).ShouldBeFalse();
        File.Delete(disk.File("filler"));
    }

    /// <summary>Holds it, and does something before the deadline: with longer leashes where the machine is slow.</summary>
    private static Task<HeldContainer> HoldAsync(
        RunningGuard guard,
        PretendedContainer container,
        ContainerProcess? process,
        TimeSpan time,
        Func<Task>? meanwhileAsync = null
    ) =>
        InGoodTime.DoAsync(
            time,
            async length =>
            {
                await guard.EnsureConnectedAsync();
                var leash = BootClock.After(length);
                var answer = await AskAsync(guard, Name, container, leash, process);
                if (answer.Error is { Code: GuardErrorCodes.LeashExpired })
                {
                    return null;
                }

                var held = RunningGuard.Ok(answer).Held!.Single();
                await (meanwhileAsync?.Invoke() ?? Task.CompletedTask);
                return meanwhileAsync is null || BootClock.Now < leash.Nanoseconds ? held : null;
            }
        );

    private static Task<Contracts.Outcome<GuardAnswer>> AskAsync(
        RunningGuard guard,
        WorkloadName name,
        PretendedContainer container,
        BootTime leash,
        ContainerProcess? process = null
    ) => guard.Session.HoldAsync(name, new HoldRequest(container.Id, leash, process), guard.Cancellation);

    private static async Task<IReadOnlyList<HeldContainer>> HeldAsync(RunningGuard guard) =>
        RunningGuard.Ok(await guard.Session.HeldAsync(guard.Cancellation));

    private static async Task<HeldContainer> EventAsync(RunningGuard guard, string kind) =>
        (await guard.EventAsync(news => news.Kind == kind && news.Held is not null, $"{kind} of a container")).Held!;

    private static Task Send(int pid, int signal)
    {
        LibcProcesses.Kill(pid, signal).ShouldBe(0);
        return Task.CompletedTask;
    }
}
