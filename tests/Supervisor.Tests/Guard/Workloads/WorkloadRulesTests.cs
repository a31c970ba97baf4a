using Shouldly;
using Supervisor.Contracts.Guarding;
using Supervisor.Contracts.Guarding.Workloads;
using Supervisor.Guard.Processes;
using Supervisor.Guard.Workloads;
using Xunit;
using static Supervisor.Tests.Guard.Records;

namespace Supervisor.Tests.Guard.Workloads;

public sealed class WorkloadRulesTests
{
    [Fact]
    public void Stop_AskedTwice_EndsSooner()
    {
        var asked = WorkloadRules.AskedToStop(Running, killAt: 100);

        WorkloadRules.AskedToStop(asked, killAt: 50).KillAt.ShouldBe(50);
        WorkloadRules.AskedToStop(asked, killAt: 200).KillAt.ShouldBe(100);
    }

    [Fact]
    public void Cause_OfALeash_IsNotOverwrittenByAStop()
    {
        var expired = WorkloadRules.LeashExpired(Running, now: 10);

        WorkloadRules.AskedToStop(expired, killAt: 100).ShouldBe(expired);
    }

    [Fact]
    public void Exit_SeenFirst_StaysWhateverIsSeenLater()
    {
        var ended = WorkloadRules.LeaderEnded(Running, new WaitStatus(ExitKinds.Exited, 3, null), nowUnixMs: 1);

        WorkloadRules.LeaderEnded(ended, WaitStatus.Unknown, nowUnixMs: 2).Ended.ShouldBe(ended.Ended);
    }

    [Fact]
    public void Status_ShowsAnExitOnlyWhenNothingIsLeft()
    {
        var ended = WorkloadRules.LeaderEnded(Running, new WaitStatus(ExitKinds.Exited, 3, null), nowUnixMs: 1);

        ended.ToStatus().Exit.ShouldBeNull();
        var exit = WorkloadRules.Exited(ended with { Leftovers = 2 }, ranOutOfMemory: true).ToStatus().Exit!;
        (exit.Code, exit.Leftovers, exit.OutOfMemory, exit.Cause).ShouldBe((3, 2, true, ExitCauses.Itself));
    }

    [Fact]
    public void Reboot_EndsWhateverRan_AsNobodyKnows()
    {
        var exit = WorkloadRules.Rebooted(Running, nowUnixMs: 5).ToStatus().Exit!;

        (exit.Kind, exit.Cause, exit.AtUnixMs).ShouldBe((ExitKinds.Unknown, ExitCauses.Reboot, 5));
    }

    [Fact]
    public void Record_ThatLacksWhatItsStateNeeds_IsNotWhole()
    {
        (Intent.IsWhole, Running.IsWhole).ShouldBe((true, true));
        (Running with { Pid = null }).IsWhole.ShouldBeFalse();
        (Running with { Name = null! }).IsWhole.ShouldBeFalse();
        (Running with { Version = 2 }).IsWhole.ShouldBeFalse();
    }

    [Theory]
    [InlineData("boot", 101, null)]
    [InlineData("boot", 100, GuardErrorCodes.LeashExpired)]
    [InlineData("other", 101, GuardErrorCodes.OtherBoot)]
    public void Leash_OfAnotherBootOrThePast_IsNone(string boot, long deadline, string? code) =>
        LeashRules.Check(new BootTime(boot, deadline), "boot", now: 100)?.Code.ShouldBe(code);

    [Fact]
    public void Leash_Moved_IsTheLaterOfTheTwo()
    {
        var held = new BootTime("boot", 100);

        LeashRules.Move(held, new BootTime("boot", 101)).Nanoseconds.ShouldBe(101);
        LeashRules.Move(held, new BootTime("boot", 99)).ShouldBe(held);
        LeashRules.Move(null, held).ShouldBe(held);
    }
}
