using Shouldly;
using Supervisor.Contracts.Guarding;
using Supervisor.Contracts.Guarding.Messages;
using Supervisor.Contracts.Guarding.Workloads;
using Supervisor.Guard.Looping;
using Xunit;

namespace Supervisor.IntegrationTests.Guard;

public sealed class LeashTests
{
    /// <summary>In nanoseconds.</summary>
    private const long Second = 1_000_000_000;

    private static readonly string[] Deaf = ["sh", "-c", "trap '' TERM; " + RunningGuard.Waits];

    [Fact]
    public async Task Leash_PastItsDeadline_KillsWithoutGrace()
    {
        await using var guard = await RunningGuard.StartAsync();
        var leashed = await LeashedAsync(guard, TimeSpan.FromMilliseconds(300));

        var exit = (await guard.EventAsync(EventKinds.Exited, leashed.Name)).Workload!.Exit!;

        BootClock.Now.ShouldBeGreaterThanOrEqualTo(leashed.Leash!.Nanoseconds);
        (exit.Kind, exit.Signal, exit.Cause).ShouldBe((ExitKinds.Signalled, 9, ExitCauses.Leash));
        (await guard.EventAsync(EventKinds.LeashExpired, leashed.Name)).ShouldNotBeNull();
    }

    [Fact]
    public async Task Leash_MovedOn_HoldsTheLaterDeadline()
    {
        await using var guard = await RunningGuard.StartAsync();
        var later = BootClock.After(TimeSpan.Zero);
        var leashed = await LeashedAsync(
            guard,
            TimeSpan.FromSeconds(1),
            status =>
            {
                later = status.Leash! with { Nanoseconds = status.Leash.Nanoseconds + Second };
                return guard.Session.MoveLeashAsync(status.Name, later, guard.Cancellation);
            }
        );

        await guard.EventAsync(EventKinds.Exited, leashed.Name);

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
        var leashed = await LeashedAsync(guard, TimeSpan.FromSeconds(2), _ => guard.KillAndReplaceAsync());

        (await guard.FindAsync(leashed.Name)).Leash.ShouldBe(leashed.Leash);
        var exit = (await guard.EventAsync(EventKinds.Exited, leashed.Name)).Workload!.Exit!;

        (exit.Kind, exit.Cause).ShouldBe((ExitKinds.Unknown, ExitCauses.Leash));
        BootClock.Now.ShouldBeGreaterThanOrEqualTo(leashed.Leash!.Nanoseconds);
    }

    [Fact]
    public async Task Leash_PassedWhileThereWasNoGuard_KillsAtOnceInTheNext()
    {
        await using var guard = await RunningGuard.StartAsync();
        var leashed = await LeashedAsync(guard, TimeSpan.FromMilliseconds(400), _ => guard.KillAsync());
        var pid = leashed.Pid!.Value;
        await BootClockWait.UntilAsync(leashed.Leash!.Nanoseconds);
        RunningGuard.IsAlive(pid).ShouldBeTrue("nobody was there to kill it");

        await guard.ConnectAsync();
        await RunningGuard.GoneAsync(pid);

        (await guard.FindAsync(leashed.Name)).State.ShouldBeOneOf(WorkloadStates.Ending, WorkloadStates.Exited);
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

    /// <summary>Runs a workload on a leash.</summary>
    /// <param name="guard">Who holds it.</param>
    /// <param name="time">How long the leash is, where the machine is quick enough for what is to be done meanwhile.</param>
    /// <param name="meanwhileAsync">What is done before the leash's deadline.</param>
    private static Task<WorkloadStatus> LeashedAsync(
        RunningGuard guard,
        TimeSpan time,
        Func<WorkloadStatus, Task>? meanwhileAsync = null
    ) =>
        InGoodTime.DoAsync(
            time,
            async length =>
            {
                await guard.EnsureConnectedAsync();
                var start = guard.Describe($"leashed-{length.TotalMilliseconds}", Deaf) with
                {
                    Leash = BootClock.After(length),
                };
                var started = await guard.Session.StartAsync(start, guard.Cancellation);
                if (started.Error is { Code: GuardErrorCodes.LeashExpired })
                {
                    return null;
                }

                var status = RunningGuard.Ok(started).Workload!;
                await (meanwhileAsync?.Invoke(status) ?? Task.CompletedTask);
                return BootClock.Now < start.Leash.Nanoseconds ? status : null;
            }
        );
}
