using Shouldly;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Explaining;
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
            "audio is not ready: 1 of its 3 agents are ready; audio/tts is stopped: ann stopped it."
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

    private static Explanation Explain(GroupSnapshot group, params AgentSnapshot[] agents) =>
        GroupExplainer.Explain(group, Of(agents, group), null, DateTimeOffset.UnixEpoch);
}
