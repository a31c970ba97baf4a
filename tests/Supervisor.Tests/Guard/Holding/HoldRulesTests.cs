using Shouldly;
using Supervisor.Contracts.Guarding;
using Supervisor.Contracts.Guarding.Holding;
using Supervisor.Contracts.Guarding.Workloads;
using Supervisor.Guard.Holding;
using Xunit;

namespace Supervisor.Tests.Guard.Holding;

public sealed class HoldRulesTests
{
    private const string Boot = "boot";
    private const long Now = 1_000;

    private static readonly string Id = new('a', 64);
    private static readonly WorkloadName First = new("c", "n", "g", "a", "1");
    private static readonly WorkloadName Next = First with { Incarnation = "2" };
    private static readonly ContainerProcess Process = new(7, 70, Boot);
    private static readonly HoldRecord Expected = HoldRules.Expect("ticket", First, Until(2_000));
    private static readonly HoldRecord Running = HoldRules.Held(Expected, Until(2_000, Process));

    [Fact]
    public void Hold_WithoutAProcess_ExpectsOneAndIsOfItOnceItIsTold()
    {
        HoldRules.Held(Expected, Until(3_000)).ShouldBe(Expected with { Leash = new BootTime(Boot, 3_000) });
        (Running.State, Running.Process).ShouldBe((HoldStates.Running, Process));
        HoldRules.Held(Running, Until(1_500)).ShouldBe(Running);
    }

    [Theory]
    [InlineData("other", 5_000, GuardErrorCodes.OtherBoot)]
    [InlineData(Boot, Now, GuardErrorCodes.LeashExpired)]
    [InlineData(Boot, 5_000, null)]
    public void Deadline_OfAnotherBootOrThePast_IsRefused(string boot, long at, string? code) =>
        Check(null, First, new HoldRequest(Id, new BootTime(boot, at))).ShouldBe(code);

    [Fact]
    public void Renewal_AfterTheDeadline_IsRefusedWhetherTheGuardHasKilledOrNot()
    {
        Check(Running, First, Until(5_000), now: 2_000).ShouldBe(GuardErrorCodes.LeashExpired);
        Check(HoldRules.Expired(Running), First, Until(5_000)).ShouldBe(GuardErrorCodes.LeashExpired);
        Check(Running, First, Until(5_000)).ShouldBeNull();
    }

    [Fact]
    public void Process_OtherThanTheOneThatIsHeld_IsRefused()
    {
        Check(Running, First, Until(5_000, Process with { StartTicks = 71 })).ShouldBe(GuardErrorCodes.CannotHold);
        Check(Running, First, Until(5_000, Process)).ShouldBeNull();
    }

    [Fact]
    public void NextStart_TakesTheLeashOnlyWhenNothingOfTheLastIsLeft()
    {
        Check(Running, Next, Until(5_000)).ShouldBe(GuardErrorCodes.StillRunning);
        Check(HoldRules.Expired(Running), Next, Until(5_000)).ShouldBe(GuardErrorCodes.StillRunning);
        Check(HoldRules.Expired(Running), Next, Until(5_000), isGone: true).ShouldBeNull();
        Check(Expected, Next, Until(5_000)).ShouldBeNull();
    }

    private static string? Check(
        HoldRecord? known,
        WorkloadName name,
        HoldRequest asked,
        long now = Now,
        bool isGone = false
    ) => HoldRules.Check(known, isGone, name, asked, Boot, now)?.Code;

    private static HoldRequest Until(long at, ContainerProcess? process = null) =>
        new(Id, new BootTime(Boot, at), process);
}
