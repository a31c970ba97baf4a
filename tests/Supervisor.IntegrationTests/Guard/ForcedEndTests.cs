using Shouldly;
using Supervisor.Contracts.Guarding;
using Supervisor.Contracts.Guarding.Messages;
using Supervisor.Contracts.Guarding.Workloads;
using Supervisor.Node.Hosting;
using Supervisor.Runtimes.Processes;
using Supervisor.Runtimes.Processes.Ends;
using Xunit;

namespace Supervisor.IntegrationTests.Guard;

public sealed class ForcedEndTests
{
    [Fact]
    public async Task End_ByARealGuard_IsMeasuredAgainAndAgain_AndLeavesNothing()
    {
        await using var guard = await RunningGuard.StartAsync();
        var end = Of(guard.Client);

        for (var round = 0; round < EndMeter.Rounds; round++)
        {
            (await TookAsync(end)).ShouldBeInRange(TimeSpan.FromTicks(1), TimeSpan.FromSeconds(10));
            var exit = (await guard.EventAsync(EventKinds.Exited, ForcedEnd.Name)).Workload!.Exit!;
            (exit.Signal, exit.Cause).ShouldBe((9, ExitCauses.Stop));
        }

        (await guard.ListAsync()).ShouldBeEmpty();
        File.Exists(guard.Layout.Log).ShouldBeTrue();
        (await File.ReadAllTextAsync(guard.Layout.Log, guard.Cancellation)).ShouldNotContain("/dev/null");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task WhatADaemonThatDiedHasLeft_IsClearedAway(bool hasEnded)
    {
        await using var guard = await RunningGuard.StartAsync();
        var left = guard.Describe("measured", "sleep", hasEnded ? "0" : Leftovers.Lifetime) with
        {
            Name = ForcedEnd.Name,
        };
        await guard.RunAsync(left);
        if (hasEnded)
        {
            await guard.EventAsync(EventKinds.Exited, left.Name);
        }

        await TookAsync(Of(guard.Client));

        (await guard.ListAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task WithoutAGuard_NothingIsMeasuredAndNoneIsStarted()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The guard runs on Linux only.");
        var directory = Directory.CreateTempSubdirectory("supervisor-guard-").FullName;
        try
        {
            var measured = await Of(new GuardClient(directory, new GuardStart("/bin/false", []))).MeasureAsync();

            measured.Problem.ShouldNotBeNull().Code.ShouldBe(GuardErrorCodes.Unreachable);
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    private static ForcedEnd Of(GuardClient guard) => new(guard, new LinuxBootClock(), TimeProvider.System);

    private static async Task<TimeSpan> TookAsync(ForcedEnd end)
    {
        var measured = await end.MeasureAsync();
        measured.Problem.ShouldBeNull();
        return measured.Took.ShouldNotBeNull();
    }
}
