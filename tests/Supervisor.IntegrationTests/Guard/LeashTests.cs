using Shouldly;
using Supervisor.Contracts.Guarding;
using Supervisor.Contracts.Guarding.Messages;
using Supervisor.Contracts.Guarding.Workloads;
using Supervisor.Guard.Looping;
using Xunit;

namespace Supervisor.IntegrationTests.Guard;

public sealed class LeashTests
{
    private static readonly string[] Deaf = ["sh", "-c", "trap '' TERM; " + RunningGuard.Waits];

    [Fact]
    public async Task Leash_PastItsDeadline_KillsWithoutGrace()
    {
        await using var guard = await RunningGuard.StartAsync();
        var deadline = BootClock.After(TimeSpan.FromMilliseconds(300));
        var start = guard.Describe("leashed", Deaf) with { Leash = deadline };
        await guard.RunAsync(start);

        var exit = (await guard.EventAsync(EventKinds.Exited, start.Name)).Workload!.Exit!;

        BootClock.Now.ShouldBeGreaterThanOrEqualTo(deadline.Nanoseconds);
        (exit.Kind, exit.Signal, exit.Cause).ShouldBe((ExitKinds.Signalled, 9, ExitCauses.Leash));
        (await guard.EventAsync(EventKinds.LeashExpired, start.Name)).ShouldNotBeNull();
    }

    [Fact]
    public async Task Leash_MovedOn_HoldsTheLaterDeadline()
    {
        await using var guard = await RunningGuard.StartAsync();
        var start = guard.Describe("leashed", Deaf) with { Leash = BootClock.After(TimeSpan.FromSeconds(1)) };
        await guard.RunAsync(start);

        var later = BootClock.After(TimeSpan.FromSeconds(2));
        RunningGuard.Ok(await guard.Session.MoveLeashAsync(start.Name, later, guard.Cancellation));
        await guard.EventAsync(EventKinds.Exited, start.Name);

        BootClock.Now.ShouldBeGreaterThanOrEqualTo(later.Nanoseconds);
    }

    [Fact]
    public async Task Leash_AskedToMoveBack_StaysWhereItIs()
    {
        await using var guard = await RunningGuard.StartAsync();
        var held = BootClock.After(TimeSpan.FromHours(1));
        var start = guard.Describe("leashed", Deaf) with { Leash = held };
        await guard.RunAsync(start);

        var sooner = BootClock.After(TimeSpan.FromSeconds(60));
        var answer = RunningGuard.Ok(await guard.Session.MoveLeashAsync(start.Name, sooner, guard.Cancellation));

        answer.Workload!.Leash.ShouldBe(held);
    }

    [Fact]
    public async Task Leash_GuardDies_HoldsInTheNext()
    {
        await using var guard = await RunningGuard.StartAsync();
        var deadline = BootClock.After(TimeSpan.FromSeconds(2));
        var start = guard.Describe("leashed", Deaf) with { Leash = deadline };
        await guard.RunAsync(start);

        await guard.KillAndReplaceAsync();
        (await guard.FindAsync(start.Name)).Leash.ShouldBe(deadline);
        var exit = (await guard.EventAsync(EventKinds.Exited, start.Name)).Workload!.Exit!;

        (exit.Kind, exit.Cause).ShouldBe((ExitKinds.Unknown, ExitCauses.Leash));
        BootClock.Now.ShouldBeGreaterThanOrEqualTo(deadline.Nanoseconds);
    }

    [Fact]
    public async Task Leash_PassedWhileThereWasNoGuard_KillsAtOnceInTheNext()
    {
        await using var guard = await RunningGuard.StartAsync();
        var deadline = BootClock.After(TimeSpan.FromMilliseconds(400));
        var start = guard.Describe("leashed", Deaf) with { Leash = deadline };
        var pid = (await guard.RunAsync(start)).Pid!.Value;
        await guard.KillAsync();
        await BootClockWait.UntilAsync(deadline.Nanoseconds);
        RunningGuard.IsAlive(pid).ShouldBeTrue("nobody was there to kill it");

        await guard.ConnectAsync();

        await RunningGuard.GoneAsync(pid);
        (await guard.FindAsync(start.Name)).State.ShouldBeOneOf(WorkloadStates.Ending, WorkloadStates.Exited);
    }

    [Fact]
    public async Task Leash_FromAnotherBootOrThePast_IsRefused()
    {
        await using var guard = await RunningGuard.StartAsync();
        var start = guard.Describe("leashed", Deaf);

        var other = await guard.Session.StartAsync(
            start with
            {
                Leash = new BootTime("another", long.MaxValue),
            },
            guard.Cancellation
        );
        var past = await guard.Session.StartAsync(
            start with
            {
                Leash = BootClock.After(TimeSpan.Zero),
            },
            guard.Cancellation
        );

        (other.Error!.Code, past.Error!.Code).ShouldBe((GuardErrorCodes.OtherBoot, GuardErrorCodes.LeashExpired));
    }
}
