using Shouldly;
using Supervisor.Actors.Asking;
using Supervisor.Contracts.Palettes;
using Supervisor.Node.Palettes;
using Supervisor.Supervision.Commands;
using Xunit;

namespace Supervisor.Tests.Node.Palettes;

public sealed class ChangeAnswerTests
{
    [Fact]
    public void Change_Done_HasNoProblem() => ProblemOf(CommandOutcome.Done).ShouldBeNull();

    [Fact]
    public void Change_WhileTheJournalTakesNothing_IsSaidToHaveChangedNothing()
    {
        var problem = ProblemOf(CommandOutcome.Unavailable("The disk is full."))!;

        problem.Code.ShouldBe(ErrorCodes.Unavailable);
        problem.Message.ShouldBe("'agent stop' is not taken now, and nothing was changed.");
        problem.Why.ShouldBe("The disk is full.");
        ExitCodes.Of(problem.Code).ShouldBe(ExitCodes.Failed);
    }

    [Fact]
    public void Change_ThatTheRulesForbid_IsRefused() =>
        ProblemOf(CommandOutcome.Refused("It is quarantined."))!.Code.ShouldBe(ErrorCodes.Refused);

    [Fact]
    public void Change_WithoutAnAnswerOrWithAnUnknownOne_MayBeAskedAgain()
    {
        ProblemOf(CommandOutcome.Unknown("It hangs."))!.Code.ShouldBe(ErrorCodes.OutcomeUnknown);
        ChangeAnswer
            .ProblemOf("agent stop", new AskOutcome<CommandOutcome>(AskStatus.TimedOut, null))!
            .Code.ShouldBe(ErrorCodes.OutcomeUnknown);
    }

    private static OperatorError? ProblemOf(CommandOutcome outcome) =>
        ChangeAnswer.ProblemOf("agent stop", new AskOutcome<CommandOutcome>(AskStatus.Answered, outcome));
}
