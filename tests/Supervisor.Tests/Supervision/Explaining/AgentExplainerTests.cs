using System.Reflection;
using Shouldly;
using Supervisor.Contracts.Time;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Explaining;
using Supervisor.Supervision.Explaining.Causes;
using Supervisor.Supervision.Ports.Runtime;
using Xunit;
using static Supervisor.Tests.Supervision.Explaining.RosterViews;
using static Supervisor.Tests.Supervision.Roster.Snapshots;

namespace Supervisor.Tests.Supervision.Explaining;

public sealed class AgentExplainerTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UnixEpoch.AddMinutes(3);

    public static TheoryData<string, AgentPhase, string, string> States => [.. CauseStates.All];

    [Theory]
    [MemberData(nameof(States))]
    public void Agent_InAnyState_IsExplainedWithTheCommandThatClearsIt(
        string cause,
        AgentPhase phase,
        string remedy,
        string says
    )
    {
        var explained = Explain(Agent("audio/stt", phase, cause: cause));

        explained.State.ShouldBe(phase.Name());
        explained.Cause.ShouldBe(cause);
        explained.Remedy.ShouldBe(remedy);
        explained.Text.ShouldContain(says);
        explained.Text.ShouldEndWith(".");
        explained.Text.ShouldNotContain("..");
    }

    [Fact]
    public void EveryCause_HasAnExplanationAndATest()
    {
        var causes = typeof(AgentCauses)
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => (string)field.GetRawConstantValue()!)
            .ToList();

        causes.Where(cause => !CauseTable.Knows(cause)).ShouldBeEmpty();
        causes.Except(CauseStates.All.Select(row => row.Cause), StringComparer.Ordinal).ShouldBeEmpty();
    }

    [Fact]
    public void Agent_WithAReason_IsExplainedByThatReason()
    {
        var stt = Agent(
            "audio/stt",
            AgentPhase.NotReady,
            cause: AgentCauses.ProbeFailed,
            reason: "Its probe of :8200 was refused 4 times since 12:01."
        );

        Explain(stt)
            .Text.ShouldBe(
                "audio/stt is not ready: its probe of :8200 was refused 4 times since 12:01. "
                    + "It runs on, and is ready again as soon as the probe passes."
            );
    }

    [Fact]
    public void Cause_OfANewerVersion_IsExplainedByItsReason() =>
        Explain(Agent("redis", AgentPhase.Stopped, cause: "moved-to-the-moon", reason: "It was moved to the moon."))
            .ShouldSatisfyAllConditions(
                explained => explained.Text.ShouldBe("redis is stopped: it was moved to the moon."),
                explained => explained.Remedy.ShouldBe("")
            );

    [Fact]
    public void Supervisor_WithAProblem_IsPartOfTheExplanation()
    {
        var agent = Agent("redis", AgentPhase.Ready, cause: AgentCauses.SaidReady);

        var explained = AgentExplainer.Explain(agent, Of([agent]), "The disk is full.", Now);

        explained.Text.ShouldBe(
            "redis is ready: it said so. Its supervisor has a problem of its own: the disk is full."
        );
        explained.Details.ShouldContain(new ExplanationDetail("supervisorProblem", "The disk is full."));
    }

    [Fact]
    public void Details_SayWhatIsKnownAndNothingElse()
    {
        var agent = Agent("redis", AgentPhase.Backoff, cause: AgentCauses.Signalled) with
        {
            Incarnation = "7-ab",
            Restarts = 3,
            Since = HybridTime.FromMilliseconds(60_000),
            LastExit = new WorkloadExit(ExitKind.Signalled, null, 9, ExitCause.Itself, OutOfMemory: false),
        };

        Explain(agent)
            .Details.Select(detail => $"{detail.Name}: {detail.Text}")
            .ShouldBe(["for: 2m 0s", "incarnation: 7-ab", "restarts: 3", "lastExit: was ended by signal 9 (SIGKILL)"]);
    }

    [Theory]
    [InlineData(12_500, "in 12s, at 00:03:12 UTC")]
    [InlineData(0, "now")]
    [InlineData(-1, "now")]
    public void Details_OfOneThatIsToStartAgain_SayWhen(int milliseconds, string text)
    {
        var agent = Agent("redis", AgentPhase.Backoff, cause: AgentCauses.Exited);

        AgentExplainer
            .Explain(agent, Of([agent]), null, Now, Now.AddMilliseconds(milliseconds))
            .Details.ShouldContain(new ExplanationDetail("nextStart", text));
    }

    [Theory]
    [InlineData(ExitKind.Exited, 0, null, ExitCause.Stop, false, "exited with code 0, when it was told to stop")]
    [InlineData(
        ExitKind.Signalled,
        null,
        15,
        ExitCause.Reboot,
        false,
        "was ended by signal 15 (SIGTERM), with the machine"
    )]
    [InlineData(ExitKind.Signalled, null, 9, ExitCause.Itself, true, "was killed for want of memory")]
    [InlineData(ExitKind.Unknown, null, null, ExitCause.Itself, false, "ended, nobody knows how")]
    [InlineData(
        ExitKind.Signalled,
        null,
        9,
        ExitCause.Leash,
        false,
        "was ended by signal 9 (SIGKILL), at the end of its lease"
    )]
    public void Exit_IsSaidInWords(
        ExitKind kind,
        int? code,
        int? signal,
        ExitCause cause,
        bool isOutOfMemory,
        string text
    ) => ExitText.Of(new WorkloadExit(kind, code, signal, cause, isOutOfMemory)).ShouldBe(text);

    [Fact]
    public void Agent_WhoseContainerIsPaused_IsHelpedByTheEnginesOwnCommand()
    {
        var stt = Agent("audio/stt", AgentPhase.NotReady, cause: AgentCauses.Paused) with
        {
            Pause = new WorkloadPause("proj-audio-1", "docker unpause proj-audio-1"),
        };

        var explained = Explain(stt);

        explained.Remedy.ShouldBe("docker unpause proj-audio-1");
        explained.Details.ShouldContain(new ExplanationDetail("container", "proj-audio-1 is paused"));
    }

    [Fact]
    public void Agent_WhoseEngineIsAway_IsToldAsItWasAndSinceWhen()
    {
        var stt = Agent("audio/stt", AgentPhase.NotReady, cause: AgentCauses.ProbeFailed) with
        {
            Away = new RuntimeAway(RuntimeKind.Containers, "There is no engine.", Now),
        };

        var explained = Explain(stt);

        (explained.State, explained.Cause).ShouldBe(("notReady", AgentCauses.ProbeFailed));
        explained.Text.ShouldEndWith(
            "The container engine has not answered since 00:03:00 UTC: there is no engine. "
                + "Until it does, nothing can be done with the container; what runs there is as it was last seen."
        );
        explained.Details.ShouldContain(
            new ExplanationDetail("engine", "has not answered since 00:03:00 UTC: there is no engine")
        );
        explained.Remedy.ShouldBe("pbm node doctor");
    }

    [Fact]
    public void Agent_WhoseGuardIsAway_IsToldSo()
    {
        var stt = Agent("audio/stt", AgentPhase.Ready, cause: AgentCauses.SaidReady) with
        {
            Away = new RuntimeAway(RuntimeKind.Processes, "The guard is gone.", Now),
        };

        var explained = Explain(stt);

        explained.Text.ShouldBe(
            "audio/stt is ready: it said so. The guard has not answered since 00:03:00 UTC: the guard is gone. "
                + "Until it does, nothing can be done with the process; it is as it was last seen."
        );
        explained.Remedy.ShouldBe("");
    }

    private static Explanation Explain(AgentSnapshot agent) => AgentExplainer.Explain(agent, Of([agent]), null, Now);
}
