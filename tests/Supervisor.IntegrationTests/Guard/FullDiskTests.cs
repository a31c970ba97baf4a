using Shouldly;
using Supervisor.Contracts.Guarding.Messages;
using Supervisor.Contracts.Guarding.Workloads;
using Supervisor.IntegrationTests.Journal;
using Xunit;

namespace Supervisor.IntegrationTests.Guard;

public sealed class FullDiskTests
{
    private const int SignalKill = 9;

    [Fact]
    public async Task Agent_ThatDiesWhileTheDiskIsFull_IsStartedAgainAndThatIsSaid()
    {
        await using var disk = await SmallDisk.MountAsync(sizeInMiB: 4);
        await using var guard = await RunningGuard.StartInAsync(disk.File("data"));
        var start = guard.Describe("sleeper", "sleep", Leftovers.Lifetime);
        var first = await guard.RunAsync(start);
        disk.FillUp("filler");

        Supervisor.Guard.Native.LibcProcesses.Kill(first.Pid!.Value, SignalKill);
        var exit = (await guard.EventAsync(EventKinds.Exited, start.Name)).Workload!.Exit!;
        var second = await guard.RunAsync(start with { Name = start.Name with { Incarnation = "2" } });

        (exit.Kind, exit.Signal).ShouldBe((ExitKinds.Signalled, SignalKill));
        second.State.ShouldBe(WorkloadStates.Running);
        RunningGuard.IsAlive(second.Pid!.Value).ShouldBeTrue();
        second.Notes.ShouldContain(note => note.StartsWith("Its pid is not on disk:", StringComparison.Ordinal));
        File.Delete(disk.File("filler"));
    }
}
