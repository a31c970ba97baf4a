using Shouldly;
using Supervisor.Fleet.Model;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Groups;
using Xunit;

namespace Supervisor.Tests.Supervision.Groups;

public sealed class FailureRulesTests
{
    private readonly GroupScene _all = new(Groups.Define(GroupStrategy.AllForOne, "A", "B", "C"));
    private readonly GroupScene _rest = new(Groups.Define(GroupStrategy.RestForOne, "A", "B", "C"));

    [Fact]
    public void AllForOne_WhenOneFails_HasAllGoDownAndStartAgainTogether()
    {
        var began = _all.Fail("B").ShouldHaveSingleItem().ShouldBeOfType<GroupRestartBegan>();
        began.Round.Agents.ShouldBe(["A", "B", "C"]);
        _all.OrdersOf("A").Cause.ShouldBe(AgentCauses.GroupRestart);

        _all.Obey("A");
        _all.Obey("B");
        _all.OrdersOf("A").Run.ShouldBeFalse();
        _all.Obey("C").ShouldHaveSingleItem().ShouldBeOfType<GroupRestartEnded>();

        _all.Settle();
        Phases(_all).ShouldBe([AgentPhase.Ready, AgentPhase.Ready, AgentPhase.Ready]);
    }

    [Fact]
    public void RestForOne_WhenOneFails_HasItAndThoseAfterItStartAgain()
    {
        Began(_rest.Fail("B")).Round.Agents.ShouldBe(["B", "C"]);
        _rest.OrdersOf("A").Run.ShouldBeTrue();
        _rest.Settle();

        Began(_rest.Fail("C")).Round.Agents.ShouldBe(["C"]);
    }

    [Fact]
    public void AllForOne_WhenSeveralFailTogether_SpendsOneRestart()
    {
        _all["A"].Fail();
        _all["B"].Fail();
        _all.Say("A").ShouldHaveSingleItem();
        _all.Say("B").ShouldBeEmpty();
        _all.Settle();

        _all.State.Restarts.ShouldBe(1);
        _all.State.SharedHistory.History.Recent.Length.ShouldBe(1);
        _all.State.Round.ShouldBeNull();
    }

    [Fact]
    public void RestForOne_WhenAnEarlierOneFailsMeanwhile_HasAllOfThemDown()
    {
        _rest.Fail("C");
        var began = Began(_rest.Fail("A"));

        began.Round.Agents.ShouldBe(["A", "B", "C"]);
        began.Round.Number.ShouldBe(2);
        _rest.Settle();
        _rest.State.Round.ShouldBeNull();
        Phases(_rest).ShouldAllBe(phase => phase == AgentPhase.Ready);
    }

    [Fact]
    public void AllForOne_Fails_SpendFromOneHistoryThatAllShare()
    {
        foreach (var agent in _all.State.Agents)
        {
            Began(_all.Fail(agent)).Budget.ShouldBe(GroupBudgets.Shared);
            Rest(_all);
        }

        var exhausted = _all.Fail("A").ShouldHaveSingleItem().ShouldBeOfType<GroupAgentExhausted>();
        (exhausted.Agent, exhausted.Seen.Failures).ShouldBe(("A", 2));
    }

    [Fact]
    public void RestForOne_Fails_SpendFromTheHistoryOfWhoeverFailed()
    {
        for (var time = 0; time < 3; time++)
        {
            Began(_rest.Fail("C")).Budget.ShouldBe(GroupBudgets.Agent);
            Rest(_rest);
        }

        Began(_rest.Fail("B")).Round.Agents.ShouldBe(["B", "C"]);
        Rest(_rest);
        _rest.Fail("C").ShouldHaveSingleItem().ShouldBeOfType<GroupAgentExhausted>();
    }

    [Fact]
    public void Failure_OfAnAgentWhoseFirstOneWasAnsweredAndNeverWrittenDown_IsAnsweredAsWell()
    {
        Began(_rest.Fail("C"));
        Rest(_rest);
        // Its daemon died before the agent's own journal had any of it.
        var alive = Groups.Snapshot("C", AgentPhase.Ready, version: 98);
        _rest.Tell(new AgentSays(new AgentReport(alive, IsNew: true)));

        var failed = Groups.Snapshot("C", AgentPhase.Backoff, version: 99) with { Failures = 1 };
        Began(_rest.Tell(new AgentSays(new AgentReport(failed, IsNew: false)))).Round.Agents.ShouldBe(["C"]);
    }

    [Fact]
    public void Failure_IsAnswered_WhenAllThatItsAnswerIsHasBeenDone()
    {
        Began(_rest.Fail("C"));
        _rest.OrdersOf("C").AnsweredFailures.ShouldBe(0, "The round goes on.");
        Rest(_rest);

        _rest.OrdersOf("C").AnsweredFailures.ShouldBe(1);
        _rest.OrdersOf("A").AnsweredFailures.ShouldBe(0);
    }

    [Fact]
    public void AgentThatIsExhausted_IsQuarantinedAloneAndItsSiblingsRunOn()
    {
        Exhaust(_all, "A");
        _all.Settle();

        _all.OrdersOf("A").ExhaustedThrough.ShouldBe(_all["A"].Failures);
        Phases(_all).ShouldBe([AgentPhase.Quarantined, AgentPhase.Ready, AgentPhase.Ready]);
        _all.State.Quarantine.ShouldBeNull();
    }

    [Fact]
    public void AgentThatIsReleased_HasAllItsRestartsAgain()
    {
        Exhaust(_all, "A");
        _all.Settle();
        _all["A"].Release();
        _all.Settle();

        _all.Journal.OfType<GroupAgentReleased>().ShouldHaveSingleItem().Agent.ShouldBe("A");
        _all.OrdersOf("A").ExhaustedThrough.ShouldBe(0);
        Began(_all.Fail("A")).Budget.ShouldBe(GroupBudgets.Shared);
    }

    [Fact]
    public void Restarts_AreDelayedLongerEachTime_AndTheRoundWaits()
    {
        RemainingAfter(_all.Fail("A")).ShouldBe(TimeSpan.Zero);
        _all.Settle();
        RemainingAfter(_all.Fail("A")).ShouldBe(TimeSpan.FromSeconds(1));
        _all.Settle();
        _all.State.Round.ShouldNotBeNull();
        _all.OrdersOf("B").Run.ShouldBeFalse();

        _all.Advance(TimeSpan.FromMilliseconds(999)).ShouldBeEmpty();
        _all.Advance(TimeSpan.FromMilliseconds(1)).ShouldHaveSingleItem().ShouldBeOfType<GroupRestartEnded>();

        TimeSpan RemainingAfter(IReadOnlyList<GroupEvent> events) => Began(events).Round.Due.At - _all.Now;
    }

    [Fact]
    public void Restarts_OfAWindowThatHasPassed_AreGrantedAgain()
    {
        Exhaust(_all, "A");
        _all.Advance(TimeSpan.FromMinutes(1));

        Began(_all.Fail("B")).Budget.ShouldBe(GroupBudgets.Shared);
    }

    [Fact]
    public void Restarts_BeforeAReboot_AreNotForgotten()
    {
        for (var time = 0; time < 3; time++)
        {
            _all.Fail("A");
            Rest(_all);
        }

        _all.Reboot();
        _all.Crash();
        _all.Fail("B").ShouldHaveSingleItem().ShouldBeOfType<GroupAgentExhausted>();
    }

    [Fact]
    public void Escalation_OfAnAgent_RestartsTheGroup()
    {
        var scene = new GroupScene(Groups.Define(GroupStrategy.OneForOne, "A", "B"));
        var began = Began(scene.Escalate("A"));

        (began.Round.Trigger, began.Budget).ShouldBe((GroupTriggers.Escalation, GroupBudgets.Group));
        began.Round.Agents.ShouldBe(["A", "B"]);
        scene.Settle();
        Phases(scene).ShouldBe([AgentPhase.Ready, AgentPhase.Ready]);
    }

    [Fact]
    public void Escalation_ThatIsToldTwice_HasOneAnswer()
    {
        var scene = new GroupScene(Groups.Define(GroupStrategy.OneForOne, "A", "B"));
        scene.Escalate("A");
        scene.Say("A").ShouldBeEmpty();
        scene.Settle();
        scene.Crash();
        scene.Settle();

        scene.State.Restarts.ShouldBe(1);
        scene.State.Round.ShouldBeNull();
    }

    [Fact]
    public void Escalations_OfSeveralAgentsAtOnce_AreOneRestart()
    {
        var scene = new GroupScene(Groups.Define(GroupStrategy.OneForOne, "A", "B"));
        scene["A"].Escalate();
        scene["B"].Escalate();
        scene.Say("A");
        scene.Say("B").ShouldBeEmpty();
        scene.Settle();

        scene.State.Restarts.ShouldBe(1);
        Phases(scene).ShouldBe([AgentPhase.Ready, AgentPhase.Ready]);
    }

    [Fact]
    public void Escalation_WhenTheGroupHasNoRestartLeft_QuarantinesTheGroup()
    {
        var scene = new GroupScene(Groups.Define(GroupStrategy.OneForOne, "A", "B"));
        for (var time = 0; time < 2; time++)
        {
            Began(scene.Escalate("A"));
            Rest(scene);
        }

        var quarantined = scene.Escalate("B").ShouldHaveSingleItem().ShouldBeOfType<GroupWasQuarantined>();
        quarantined.Quarantine.Agent.ShouldBe("B");
        scene.OrdersOf("A").Cause.ShouldBe(AgentCauses.GroupQuarantined);
        scene.Settle();
        Phases(scene).ShouldBe([AgentPhase.Stopped, AgentPhase.Stopped]);
    }

    [Fact]
    public void AllForOne_WhoseAgentsEscalate_RestartsTheGroupWhenTheSharedRestartsAreSpent()
    {
        var scene = new GroupScene(Groups.Define(GroupStrategy.AllForOne, "A", "B").Escalating());
        for (var time = 0; time < 3; time++)
        {
            Began(scene.Fail("A")).Budget.ShouldBe(GroupBudgets.Shared);
            Rest(scene);
        }

        Began(scene.Fail("A")).Budget.ShouldBe(GroupBudgets.Group);
    }

    [Fact]
    public void Escalation_DuringARestartByStrategy_TakesAllDown()
    {
        _rest.Fail("C");
        var began = Began(_rest.Escalate("A"));

        began.Round.Agents.ShouldBe(["A", "B", "C"]);
        began.Budget.ShouldBe(GroupBudgets.Group);
    }

    [Theory]
    [InlineData(AgentCauses.Frozen)]
    [InlineData(AgentCauses.RestartStorm)]
    public void Failure_WhileNothingIsToHappenByItself_IsAnsweredAfterwards(string hold)
    {
        _all.Hold(hold);
        _all.Fail("A").ShouldBeEmpty();
        _all.Advance(TimeSpan.FromMinutes(1)).ShouldBeEmpty();

        Began(_all.Hold(null)).Round.Trigger.ShouldBe(GroupTriggers.Failure);
    }

    [Fact]
    public void Restart_InWhichTheFleetIsFrozen_StandsStillAndGoesOnAfterTheThaw()
    {
        _all.Fail("A");
        _all.Obey("A");
        _all.Hold(AgentCauses.Frozen);
        _all.Settle();
        Phases(_all).ShouldBe([AgentPhase.Waiting, AgentPhase.Ready, AgentPhase.Ready]);
        _all.State.Round.ShouldNotBeNull();

        _all.Hold(null);
        _all.OrdersOf("B").Cause.ShouldBe(AgentCauses.GroupRestart);
        _all.Settle();
        _all.State.Round.ShouldBeNull();
        Phases(_all).ShouldAllBe(phase => phase == AgentPhase.Ready);
    }

    [Fact]
    public void Escalation_BesideFailures_AnswersForThemToo()
    {
        _all.Hold(AgentCauses.Frozen);
        _all.Fail("A");
        _all.Escalate("B");

        Began(_all.Hold(null)).Budget.ShouldBe(GroupBudgets.Group);
        _all.Settle();
        (_all.State.Restarts, _all.State.SharedHistory).ShouldBe((1, BudgetHistory.Empty));
        Phases(_all).ShouldAllBe(phase => phase == AgentPhase.Ready);
    }

    [Fact]
    public void Failure_WhileTheGroupIsStopped_AsksForNoAnswer()
    {
        _all["A"].Fail();
        _all.Tell(Groups.Stop());
        _all.Say("A").ShouldBeEmpty();
        _all.Obey("A").ShouldHaveSingleItem().ShouldBeOfType<GroupFailuresNoted>();
        _all.Settle();
        _all.Tell(Groups.Start());
        _all.Settle();

        _all.State.Restarts.ShouldBe(0);
        Phases(_all).ShouldAllBe(phase => phase == AgentPhase.Ready);
    }

    [Fact]
    public void Failure_OfOneThatNeverHeardOfTheStop_IsAnsweredWhenTheGroupIsStarted()
    {
        _all.Tell(Groups.Stop());
        _all.Fail("A").ShouldBeEmpty();

        _all.Tell(Groups.Start())[^1].ShouldBeOfType<GroupRestartBegan>();
    }

    [Fact]
    public void Restart_OfAnAgentThatARevisionLeavesOutAndTheNextHasAgain_IsNotCutShort()
    {
        var scene = new GroupScene(Groups.Define(GroupStrategy.RestForOne, "A", "B"));
        scene.Fail("B");
        scene.TellMandate(_ => new GroupMandate(Groups.Define(GroupStrategy.RestForOne, "A")));
        scene.TellMandate(_ => new GroupMandate(Groups.Define(GroupStrategy.RestForOne, "A", "B")));
        scene.State.Round.ShouldNotBeNull();
        scene.Settle();
        Phases(scene).ShouldBe([AgentPhase.Ready, AgentPhase.Ready]);
    }

    [Fact]
    public void Failure_UnderAStrategyThatWasChangedMeanwhile_IsAnsweredForTheAgentAlone()
    {
        _all.Hold(AgentCauses.Frozen);
        _all.Fail("B");
        _all.TellMandate(_ => new GroupMandate(Groups.Define(GroupStrategy.OneForOne, "A", "B", "C")));

        _all.State.Round.ShouldNotBeNull().Agents.ShouldBe(["B"]);
        _all.Settle();
        Phases(_all).ShouldAllBe(phase => phase == AgentPhase.Ready);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Restart_WhoseDaemonCrashesAtAnyPoint_IsCarriedThrough(int downBeforeTheCrash)
    {
        _all.Fail("B");
        foreach (var agent in _all.State.Agents.Take(downBeforeTheCrash))
        {
            _all.Obey(agent);
        }

        _all.Crash();
        _all.Settle();

        _all.State.Restarts.ShouldBe(1);
        _all.State.Round.ShouldBeNull();
        Phases(_all).ShouldAllBe(phase => phase == AgentPhase.Ready);
    }

    [Fact]
    public void Failure_ThatWasNotAnsweredBeforeTheCrash_IsAnsweredAfterIt()
    {
        _all["A"].Fail();
        _all.Crash();

        _all.State.Round.ShouldNotBeNull().Reason.ShouldContain("A failed");
    }

    private static GroupRestartBegan Began(IReadOnlyList<GroupEvent> events) =>
        events.ShouldHaveSingleItem().ShouldBeOfType<GroupRestartBegan>();

    private static AgentPhase[] Phases(GroupScene scene) => [.. scene.State.Agents.Select(agent => scene[agent].Phase)];

    /// <summary>Long enough for the delay, and much less than a window.</summary>
    private static void Rest(GroupScene scene)
    {
        scene.Settle();
        scene.Advance(TimeSpan.FromSeconds(4));
        scene.Settle();
    }

    private static void Exhaust(GroupScene scene, string agent)
    {
        for (var time = 0; time < Groups.Policy.Max + 1; time++)
        {
            scene.Fail(agent);
            Rest(scene);
        }
    }
}
