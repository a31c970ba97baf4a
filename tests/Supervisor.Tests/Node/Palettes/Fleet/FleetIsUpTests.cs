using Shouldly;
using Supervisor.Fleet.Model;
using Supervisor.Node.Palettes.Changes;
using Supervisor.Node.Palettes.Fleet;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Definitions;
using Supervisor.Tests.Supervision.Explaining;
using Supervisor.Tests.Supervision.Groups;
using Xunit;
using static Supervisor.Tests.Supervision.Roster.Snapshots;

namespace Supervisor.Tests.Node.Palettes.Fleet;

public sealed class FleetIsUpTests
{
    private static readonly GroupDefinition Web = Groups.Define(GroupStrategy.OneForOne, "A", "B", "C", "D", "E");

    [Fact]
    public void Fleet_OfWhichNothingIsKnownYet_IsNotUp()
    {
        var progress = Progress();

        (progress.Step, progress.Done, progress.Total).ShouldBe((ChangeStep.Open, 0, 5));
        progress.Text.ShouldBe("waits for 5 more");
    }

    [Fact]
    public void Fleet_OfWhichAllAreReadyOrHaveCompleted_IsUp() =>
        Progress(Ready("A"), Ready("B"), Ready("C"), Ready("D"), Agent("web/E", AgentPhase.Completed))
            .Step.ShouldBe(ChangeStep.Reached);

    [Fact]
    public void Agent_ThatIsReadyByAnotherDefinition_IsWaitedFor()
    {
        var old = Ready("A") with { RunningHash = "another" };

        var progress = Progress(old, Ready("B"), Ready("C"), Ready("D"), Ready("E"));

        (progress.Step, progress.Done).ShouldBe((ChangeStep.Open, 4));
    }

    [Fact]
    public void Agent_ThatSomebodyStopped_IsNotWaitedFor()
    {
        var stopped = Agent("web/A", AgentPhase.Stopped, cause: AgentCauses.OperatorStop, isWanted: false);

        var progress = Progress(stopped, Ready("B"), Ready("C"), Ready("D"), Ready("E"));

        (progress.Step, progress.Total).ShouldBe((ChangeStep.Reached, 4));
    }

    [Fact]
    public void Fleet_ThatWasDown_IsAboutToBegin()
    {
        var down = Web.Agents.Select(agent =>
            Agent(agent.Address.Path, AgentPhase.Stopped, cause: AgentCauses.FleetDown, isWanted: false)
        );

        Progress([.. down]).Step.ShouldBe(ChangeStep.Open);
    }

    [Fact]
    public void Progress_TellsFirstWhoHasFailed()
    {
        var failed = Agent("web/D", AgentPhase.Backoff, cause: AgentCauses.Exited, reason: "It ended.");

        var progress = Progress(
            Ready("A"),
            Agent("web/B", AgentPhase.Waiting, cause: AgentCauses.Due),
            Agent("web/C", AgentPhase.Starting, cause: AgentCauses.Starting),
            failed
        );

        progress.Text.ShouldBe("waits for web/D (which has failed), web/C, web/B, 1 more");
        progress.Remedy.ShouldBe("pbm agent restart web/D");
    }

    [Fact]
    public void Fleet_WhoseRestNeedsSomebody_HasFailed_WithTheRemedy()
    {
        var quarantined = Agent(
            "web/A",
            AgentPhase.Quarantined,
            cause: AgentCauses.RestartsExhausted,
            reason: "It failed too often."
        );
        var waits = RosterViews.Waiting("web/B", "web/A");

        var progress = Progress(quarantined, waits, Ready("C"), Ready("D"), Ready("E"));

        progress.Step.ShouldBe(ChangeStep.Failed);
        progress.Text.ShouldBe("3 of 5 agents are ready; web/A is quarantined: it failed too often");
        progress.Remedy.ShouldBe("pbm agent release web/A");
    }

    [Theory]
    [InlineData(AgentCauses.Unowned, nameof(ChangeStep.Open))]
    [InlineData(AgentCauses.OwnedElsewhere, nameof(ChangeStep.Reached))]
    [InlineData(AgentCauses.FitsNowhere, nameof(ChangeStep.Failed))]
    public void WhatMayMove_IsWaitedForUntilANodeHasIt_UnlessNoneCan(string cause, string step)
    {
        var movable = Agent("web/A", AgentPhase.Stopped, cause: cause, reason: "Whatever it is.") with
        {
            IsWanted = false,
        };

        Progress(movable, Ready("B"), Ready("C"), Ready("D"), Ready("E")).Step.ToString().ShouldBe(step);
    }

    [Fact]
    public void WhatMayMove_OnANodeThatIsInNoCluster_IsNotWaitedFor()
    {
        var movable = Agent(
            "web/A",
            AgentPhase.Stopped,
            cause: AgentCauses.Unowned,
            reason: "There is no cluster."
        ) with
        {
            IsWanted = false,
        };
        var roster = RosterViews.Of([movable, Ready("B"), Ready("C"), Ready("D"), Ready("E")]);

        new FleetIsUp(null!, new NodePlan(1, [Web]), isInCluster: false)
            .ProgressIn(roster)
            .Step.ShouldBe(ChangeStep.Failed);
    }

    private static AgentSnapshot Ready(string agent) =>
        Agent($"web/{agent}", AgentPhase.Ready) with
        {
            RunningHash = Web.Agents.Single(one => one.Address.Agent == agent).Hash,
        };

    // What it says of a roster needs none of the services that it settles by.
    private static ChangeProgress Progress(params AgentSnapshot[] agents) =>
        new FleetIsUp(null!, new NodePlan(1, [Web]), isInCluster: true).ProgressIn(RosterViews.Of(agents));
}
