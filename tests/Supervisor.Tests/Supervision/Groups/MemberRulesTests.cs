using Shouldly;
using Supervisor.Fleet.Model;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Groups;
using Xunit;

namespace Supervisor.Tests.Supervision.Groups;

public sealed class MemberRulesTests
{
    private readonly GroupScene _group = new(Groups.Define(GroupStrategy.OneForOne, "A", "B"));

    [Fact]
    public void Group_AtItsFirstStart_WritesDownWhoItsAgentsAre()
    {
        _group.Journal.ShouldHaveSingleItem().ShouldBeOfType<GroupAgentsAdded>().Agents.ShouldBe(["A", "B"]);
        _group.Crash();
        _group.Journal.Count.ShouldBe(1);
    }

    [Fact]
    public void Agent_ThatARevisionAdds_IsBroughtIn()
    {
        Define("A", "B", "C").ShouldHaveSingleItem().ShouldBeOfType<GroupAgentsAdded>().Agents.ShouldBe(["C"]);
        _group.OrdersOf("C").Run.ShouldBeTrue();
    }

    [Fact]
    public void Agent_ThatARevisionLeavesOut_IsSeenToItsEndEvenAfterACrash()
    {
        Define("A").ShouldBeEmpty();
        _group
            .OrdersOf("B")
            .ShouldBe(new AgentOrders(null, Run: false, AgentCauses.Removed, "No revision has it any more."));
        _group.Crash();
        _group.State.Agents.ShouldBe(["A", "B"]);

        _group.Obey("B").ShouldHaveSingleItem().ShouldBeOfType<GroupAgentEnded>().Agent.ShouldBe("B");
        _group.State.Agents.ShouldBe(["A"]);
    }

    [Fact]
    public void Agent_ThatIsDownAndHasNotHeardThatItIsToEnd_IsNotGoneYet()
    {
        Define("A");
        _group
            .Tell(
                new AgentSays(
                    new AgentReport(Groups.Snapshot("B", AgentPhase.Waiting, isWanted: true, version: 99), IsNew: false)
                )
            )
            .ShouldBeEmpty();
    }

    [Fact]
    public void Agent_ThatWasStoppedBefore_IsNotGoneBeforeItHasHeardOfIt()
    {
        _group.Tell(Groups.Stop());
        _group.Settle();
        // The start is on its way to the agent.
        _group.Tell(Groups.Start());
        Define("A").ShouldBeEmpty();

        _group.Obey("B").ShouldHaveSingleItem().ShouldBeOfType<GroupAgentEnded>().Agent.ShouldBe("B");
    }

    [Fact]
    public void Agent_OfWhichSomethingMayRun_IsNotGoneYet()
    {
        Define("A");
        var stopped = Groups.Snapshot("B", AgentPhase.Stopped, isWanted: false, version: 99) with { IsLeaving = true };
        _group.Tell(new AgentSays(new AgentReport(stopped with { MayRun = true }, IsNew: false))).ShouldBeEmpty();

        _group
            .Tell(new AgentSays(new AgentReport(stopped with { Version = 100 }, IsNew: false)))
            .ShouldHaveSingleItem()
            .ShouldBeOfType<GroupAgentEnded>();
    }

    [Fact]
    public void Agent_ThatComesBackBeforeItHasEnded_Stays()
    {
        Define("A");
        Define("A", "B");
        _group.Settle();

        _group.State.Agents.ShouldBe(["A", "B"]);
        _group["B"].Phase.ShouldBe(AgentPhase.Ready);
    }

    [Fact]
    public void Agent_ThatFailedAndComesBackAmidTheNextFailure_IsStillAnswered()
    {
        var group = new GroupScene(Groups.Define(GroupStrategy.AllForOne, "A", "B", "C"));
        group.Fail("C");
        group.TellMandate(mandate => mandate with { Definition = Groups.Define(GroupStrategy.RestForOne, "A", "B") });
        group.Fail("A");
        group.TellMandate(mandate =>
            mandate with
            {
                Definition = Groups.Define(GroupStrategy.AllForOne, "A", "B", "C"),
            }
        );

        group.State.Round.ShouldNotBeNull().Agents.ShouldBe(["A", "B", "C"]);
        group.Settle();
        group.Advance(Groups.Policy.Backoff.Cap);
        group.Settle();

        group["C"].Phase.ShouldBe(AgentPhase.Ready);
    }

    [Fact]
    public void Group_ThatIsInNoRevision_IsRemovedWhenTheLastOfItsAgentsHasEnded()
    {
        _group.TellMandate(_ => new GroupMandate(Definition: null));
        _group.Settle();
        _group.State.Agents.ShouldBeEmpty();
        _group.State.IsRemoved.ShouldBeTrue();
        _group.Journal[^1].ShouldBeOfType<GroupRemoved>();
        _group.Tell(new RoundIsDue()).ShouldBeEmpty();
    }

    [Fact]
    public void Group_ThatWasRemovedAndComesBack_AnswersNoOldFailure()
    {
        var group = new GroupScene(Groups.Define(GroupStrategy.AllForOne, "A"));
        group.Fail("A");
        group.Settle();
        LeaveOut(group);
        BringBack(group);
        (group.State.IsRemoved, group.State.Restarts).ShouldBe((false, 1));
        group["A"].Phase.ShouldBe(AgentPhase.Ready);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void StoppedGroup_ThatARevisionLeavesOut_ComesBackStoppedWhetherItHadEndedOrNot(bool hasEnded)
    {
        var group = new GroupScene(Groups.Define(GroupStrategy.AllForOne, "A"));
        group.Tell(Groups.Stop());
        LeaveOut(group, hasEnded);

        BringBack(group);
        group.State.StoppedBy.ShouldNotBeNull();
        group["A"].Phase.ShouldBe(AgentPhase.Stopped);
        group.OrdersOf("A").Cause.ShouldBe(AgentCauses.GroupStop);
    }

    [Fact]
    public void QuarantinedGroup_ThatARevisionLeavesOut_ComesBackSoUnderTheSameDefinition()
    {
        Quarantine();
        var definition = _group.State.Quarantine.ShouldNotBeNull().Definition;
        LeaveOut(_group);

        Define("A", "B");
        _group.State.Quarantine.ShouldNotBeNull().Definition.ShouldBe(definition);
    }

    [Fact]
    public void QuarantinedGroup_UnderTheSameDefinition_StaysSo()
    {
        Quarantine();
        Define("A", "B").ShouldBeEmpty();
        _group.Crash();
        _group.State.Quarantine.ShouldNotBeNull();
    }

    [Fact]
    public void QuarantinedGroup_UnderAnotherDefinition_IsReleased()
    {
        Quarantine();
        var definition = Groups.Define(GroupStrategy.OneForOne, "A", "B");
        _group
            .TellMandate(_ => new GroupMandate(definition with { Restart = definition.Restart with { Max = 9 } }))
            .ShouldHaveSingleItem()
            .ShouldBeOfType<GroupReleased>()
            .By.ShouldBeNull();
        _group.Settle();
        _group["A"].Phase.ShouldBe(AgentPhase.Ready);
    }

    private IReadOnlyList<GroupEvent> Define(params string[] agents) =>
        _group.TellMandate(_ => new GroupMandate(Groups.Define(GroupStrategy.OneForOne, agents)));

    private static void LeaveOut(GroupScene group, bool hasEnded = true)
    {
        group.TellMandate(_ => new GroupMandate(Definition: null));
        if (hasEnded)
        {
            group.Settle();
        }

        group.State.IsRemoved.ShouldBe(hasEnded);
    }

    private static void BringBack(GroupScene group)
    {
        group.TellMandate(_ => new GroupMandate(Groups.Define(GroupStrategy.AllForOne, "A")));
        group.Settle();
    }

    private void Quarantine()
    {
        for (var time = 0; time < 3; time++)
        {
            _group.Escalate("A");
            _group.Settle();
            _group.Advance(TimeSpan.FromSeconds(4));
            _group.Settle();
        }

        _group.State.Quarantine.ShouldNotBeNull();
    }
}
