using Shouldly;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Explaining;
using Supervisor.Supervision.Ports.Runtime;
using Supervisor.Supervision.Roster;
using Xunit;
using static Supervisor.Tests.Supervision.Explaining.RosterViews;
using static Supervisor.Tests.Supervision.Roster.Snapshots;

namespace Supervisor.Tests.Supervision.Explaining;

public sealed class GroupExplainerTests
{
    [Theory]
    [InlineData(GroupStates.Running, true, "group-ready", "audio is ready: all is well.", "")]
    [InlineData(
        GroupStates.Restarting,
        false,
        "group-restarting",
        "audio is being restarted: all is well.",
        "pbm group restart audio"
    )]
    [InlineData(GroupStates.Stopping, false, "group-stopping", "audio is being stopped: all is well.", "")]
    [InlineData(GroupStates.Stopped, false, "group-stopped", "audio is stopped: all is well.", "pbm group start audio")]
    [InlineData(
        GroupStates.Quarantined,
        false,
        "group-quarantined",
        "audio is quarantined: all is well.",
        "pbm group release audio"
    )]
    public void Group_InAnyState_IsExplained(string state, bool isReady, string cause, string text, string remedy)
    {
        var explained = Explain(Group("audio", isReady, state: state, reason: "All is well."));

        explained.State.ShouldBe(state);
        explained.Cause.ShouldBe(cause);
        explained.Text.ShouldBe(text);
        explained.Remedy.ShouldBe(remedy);
    }

    [Fact]
    public void Group_ThatIsNotReady_IsExplainedByTheAgentThatSomebodyHasToActOn()
    {
        var group = Group("audio", isReady: false) with { Ready = 1, Counted = 3, Enough = 3 };

        var explained = Explain(
            group,
            Agent("audio/mic", AgentPhase.Ready),
            Agent("audio/stt", AgentPhase.Starting, cause: AgentCauses.Starting),
            Agent("audio/tts", AgentPhase.Stopped, cause: AgentCauses.OperatorStop, reason: "ann stopped it.")
        );

        explained.Text.ShouldBe(
            "audio is not ready: 1 of its 3 agents is ready; audio/tts is stopped: ann stopped it."
        );
        explained.Remedy.ShouldBe("pbm agent start audio/tts");
        explained.Details.ShouldContain(
            new ExplanationDetail("notReady", "audio/stt is starting; audio/tts is stopped: ann stopped it")
        );
    }

    [Fact]
    public void Group_StoppedWithTheFleet_StartsWithTheFleet() =>
        Explain(
            Group("audio", isReady: false, state: GroupStates.Stopped),
            Agent("audio/mic", AgentPhase.Stopped, cause: AgentCauses.FleetDown)
        )
            .Remedy.ShouldBe("pbm fleet start");

    [Fact]
    public void Group_OfWhoseAgentsNothingIsKnown_SaysItsOwnReason() =>
        Explain(Group("audio", isReady: false, reason: "Its agents have not said anything yet."))
            .Text.ShouldBe("audio is not ready: its agents have not said anything yet.");

    [Fact]
    public void Group_WhoseEngineIsAway_SaysSo()
    {
        var mic = Agent("audio/mic", AgentPhase.Ready) with
        {
            Away = new RuntimeAway(RuntimeKind.Containers, "There is no engine.", DateTimeOffset.UnixEpoch),
        };

        var explained = Explain(Group("audio", isReady: true, reason: "All is well."), mic);

        explained.Text.ShouldBe(
            "audio is ready: all is well. The container engine has not answered since 00:00:00 UTC: there is no engine. "
                + "Until it does, nothing can be done with what it runs."
        );
        explained.Remedy.ShouldBe("pbm node doctor");
    }

    [Fact]
    public void Group_WhoseContainerHasEnded_IsExplainedByTheContainer()
    {
        var container = Agent(
            "audio/@container",
            AgentPhase.Backoff,
            cause: AgentCauses.Exited,
            reason: "It exited."
        ) with
        {
            Restarts = 2,
            LastExit = new WorkloadExit(ExitKind.Exited, 137, null, ExitCause.Itself, OutOfMemory: false),
        };

        var explained = Explain(
            Group("audio", isReady: false) with
            {
                Counted = 1,
                Enough = 1,
            },
            container,
            Waiting("audio/stt", "audio/@container")
        );

        explained.Text.ShouldBe(
            "audio is not ready: its agent is not ready; audio/@container failed and is to start again: it exited."
        );
        explained.Remedy.ShouldBe("pbm agent restart audio/@container");
        explained.Details.ShouldContain(
            new ExplanationDetail("container", "has failed: it exited; 2 restarts; its last run exited with code 137")
        );
    }

    [Fact]
    public void Group_WhoseContainerRuns_SaysSoInItsDetails() =>
        Explain(Group("audio", isReady: true), Agent("audio/@container", AgentPhase.Ready))
            .Details.ShouldContain(new ExplanationDetail("container", "runs"));

    private static Explanation Explain(GroupSnapshot group, params AgentSnapshot[] agents) =>
        GroupExplainer.Explain(group, Of(agents, group), null, DateTimeOffset.UnixEpoch);
}
