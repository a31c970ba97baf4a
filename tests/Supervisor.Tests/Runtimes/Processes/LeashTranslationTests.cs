using Shouldly;
using Supervisor.Contracts;
using Supervisor.Contracts.Guarding;
using Supervisor.Contracts.Guarding.Workloads;
using Supervisor.Contracts.Palettes;
using Supervisor.Runtimes.Processes;
using Supervisor.Supervision.Ports.Runtime;
using Supervisor.Supervision.Time;
using Xunit;

namespace Supervisor.Tests.Runtimes.Processes;

public sealed class LeashTranslationTests
{
    private static readonly BootTime Deadline = new("boot", 1_500_000_000);

    [Fact]
    public void Deadline_ThereAndBack_IsTheSame()
    {
        var moment = LeashTranslation.Of(Deadline);

        moment.ShouldBe(new BootMoment("boot", TimeSpan.FromSeconds(1.5)));
        LeashTranslation.Of(moment).ShouldBe(Deadline);
    }

    [Fact]
    public void Answer_WithADeadline_IsHeld() =>
        LeashTranslation
            .Of<BootTime>(Deadline, held => held)
            .ShouldBe(new LeashOutcome.Held(LeashTranslation.Of(Deadline)));

    [Theory]
    [InlineData(GuardErrorCodes.UnknownWorkload, typeof(LeashOutcome.Gone))]
    [InlineData(GuardErrorCodes.NotRunning, typeof(LeashOutcome.Gone))]
    [InlineData(GuardErrorCodes.LeashExpired, typeof(LeashOutcome.Refused))]
    [InlineData(GuardErrorCodes.CannotHold, typeof(LeashOutcome.Refused))]
    [InlineData(GuardErrorCodes.UnknownRequest, typeof(LeashOutcome.Refused))]
    [InlineData(GuardErrorCodes.NoAnswer, typeof(LeashOutcome.Unknown))]
    [InlineData(GuardErrorCodes.ConnectionLost, typeof(LeashOutcome.Unknown))]
    public void Error_OfTheGuard_SaysWhetherAnythingWasDone(string code, Type outcome) =>
        LeashTranslation.Of(Refusal(code), held => held).ShouldBeOfType(outcome);

    [Fact]
    public void Guard_FromBeforeThereWereLeashesOfContainers_IsCalledOld()
    {
        var outcome = LeashTranslation.Of(Refusal(GuardErrorCodes.UnknownRequest), held => held);

        var error = outcome.ShouldBeOfType<LeashOutcome.Refused>().Error;
        error.Message.ShouldContain("older than this daemon");
        error.Remedy.ShouldNotBeEmpty();
    }

    private static Outcome<BootTime> Refusal(string code) => new OperatorError(code, "No.", "", "");
}
