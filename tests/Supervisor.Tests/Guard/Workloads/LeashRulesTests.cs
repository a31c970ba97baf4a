using Shouldly;
using Supervisor.Contracts.Guarding;
using Supervisor.Contracts.Guarding.Workloads;
using Supervisor.Guard.Workloads;
using Xunit;

namespace Supervisor.Tests.Guard.Workloads;

public sealed class LeashRulesTests
{
    [Theory]
    [InlineData(2_000, 3_000, null)]
    [InlineData(1_000, 3_000, GuardErrorCodes.LeashExpired)]
    [InlineData(999, 3_000, GuardErrorCodes.LeashExpired)]
    [InlineData(2_000, 900, GuardErrorCodes.LeashExpired)]
    public void Move_OfADeadlineThatHasPassedOrToOne_IsRefused(long held, long asked, string? code) =>
        (LeashRules.CheckMove(At(held), At(asked), "boot", now: 1_000)?.Code).ShouldBe(code);

    [Fact]
    public void Move_OfWhatWasOnNoLeash_IsTheFirst() =>
        LeashRules.CheckMove(held: null, At(3_000), "boot", now: 1_000).ShouldBeNull();

    private static BootTime At(long nanoseconds) => new("boot", nanoseconds);
}
