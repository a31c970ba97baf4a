using Shouldly;
using Supervisor.Fleet.Model;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Groups;
using Xunit;

namespace Supervisor.Tests.Supervision.Groups;

public sealed class GroupCommandRulesTests
{
    private readonly GroupScene _group = new(Groups.Define(GroupStrategy.OneForOne, "A", "B"));

    [Fact]
    public void Stop_OfAGroup_HoldsUntilItIsStarted()
    {
        _group.Tell(Groups.Stop("bob")).ShouldHaveSingleItem().ShouldBeOfType<GroupStopped>().By.ShouldBe("bob");
        _group.Settle();
        Phases().ShouldBe([AgentPhase.Stopped, AgentPhase.Stopped]);
        _group.Crash();
        _group
            .OrdersOf("A")
            .ShouldBe(new AgentOrders(Definition("A"), Run: false, AgentCauses.GroupStop, "bob stopped its group."));

        _group.Tell(Groups.Start()).ShouldHaveSingleItem().ShouldBeOfType<GroupStarted>();
        _group.Settle();
        Phases().ShouldBe([AgentPhase.Ready, AgentPhase.Ready]);
    }

    [Fact]
    public void Stop_OfOneThatIsStopped_AndStartOfOneThatRuns_ChangeNothing()
    {
        _group.Tell(Groups.Start()).ShouldBeEmpty();
        _group.Refusal.ShouldBeNull();
        _group.Tell(Groups.Stop("ann"));
        _group.Tell(Groups.Stop("bob")).ShouldBeEmpty();
        _group.State.StoppedBy.ShouldBe("ann");
    }

    [Fact]
    public void Stop_DuringARestart_HoldsWhenThatIsOver()
    {
        _group.Tell(Groups.Restart());
        _group.Tell(Groups.Stop());
        _group.Settle();
        Phases().ShouldBe([AgentPhase.Stopped, AgentPhase.Stopped]);
        _group.State.Round.ShouldBeNull();
    }

    [Fact]
    public void StopAndStart_DuringARestart_DoNotCutItShort()
    {
        _group.Tell(Groups.Restart());
        _group.Tell(Groups.Stop());
        _group.Tell(Groups.Start());
        _group.OrdersOf("A").Cause.ShouldBe(AgentCauses.GroupRestart);
    }

    [Fact]
    public void Restart_ByOrder_TakesAllDownAndUpAndSpendsNothing()
    {
        var began = _group.Tell(Groups.Restart("bob")).ShouldHaveSingleItem().ShouldBeOfType<GroupRestartBegan>();
        (began.Budget, began.Round.Trigger).ShouldBe((null, GroupTriggers.Operator));
        began.Round.Reason.ShouldBe("bob restarts the group.");
        _group.Obey("A");
        _group.OrdersOf("A").Run.ShouldBeFalse();
        _group.Settle();

        Phases().ShouldBe([AgentPhase.Ready, AgentPhase.Ready]);
        _group.State.Restarts.ShouldBe(0);
        _group.State.GroupHistory.ShouldBe(BudgetHistory.Empty);
    }

    [Fact]
    public void Restart_OfOneThatIsStopped_StartsIt()
    {
        _group.Tell(Groups.Stop());
        _group.Tell(Groups.Restart()).ShouldHaveSingleItem().ShouldBeOfType<GroupStarted>();
    }

    [Fact]
    public void Release_OfAGroup_GivesItAllItsRestartsAgain()
    {
        Quarantine();
        _group
            .Tell(Groups.Release("bob"))
            .ShouldHaveSingleItem()
            .ShouldBe(new GroupReleased("bob", _group.State.Since));
        _group.Settle();

        Phases().ShouldBe([AgentPhase.Ready, AgentPhase.Ready]);
        _group.Escalate("A").ShouldHaveSingleItem().ShouldBeOfType<GroupRestartBegan>();
    }

    [Fact]
    public void Release_OfOneThatIsNotQuarantined_IsRefused()
    {
        _group.Tell(Groups.Release());
        _group.Refusal.ShouldBe("The group is not quarantined.");

        _group.Tell(
            new AgentSays(new AgentReport(Groups.Snapshot("B", AgentPhase.Quarantined, version: 99), IsNew: false))
        );
        _group.Tell(Groups.Release());
        _group.Refusal.ShouldNotBeNull().ShouldEndWith("pbm agent release web/B");
    }

    [Fact]
    public void StartAndRestart_OfAQuarantinedGroup_AreRefusedWithTheWayOut()
    {
        Quarantine();
        Refused(Groups.Start()).ShouldEndWith("Release it: pbm group release web");
        Refused(Groups.Restart()).ShouldEndWith("Release it: pbm group release web");
        _group.Tell(Groups.Stop()).ShouldHaveSingleItem();
    }

    [Fact]
    public void StartAndRestart_WhileTheFleetIsDown_AreRefusedWithTheWayOut()
    {
        _group.TellMandate(mandate =>
            mandate with
            {
                Run = false,
                Cause = AgentCauses.FleetDown,
                Reason = "ann brought the fleet down.",
            }
        );
        Refused(Groups.Start()).ShouldBe("ann brought the fleet down. Start it again: pbm fleet start");
        Refused(Groups.Restart()).ShouldEndWith("pbm fleet start");
        _group.Tell(Groups.Stop()).ShouldHaveSingleItem();
    }

    [Fact]
    public void StartAndRestart_OfWhatTheNodeForbids_AreRefusedWithTheWayOut()
    {
        _group.TellMandate(mandate =>
            mandate with
            {
                Run = false,
                Cause = AgentCauses.Forbidden,
                Reason = "It mounts /etc, and this node forbids host mounts.",
            }
        );
        Refused(Groups.Start())
            .ShouldBe(
                "It mounts /etc, and this node forbids host mounts. No command changes that: it is a setting of the node (--forbid, --allow-paths)."
            );
        Refused(Groups.Restart()).ShouldEndWith("(--forbid, --allow-paths).");
    }

    [Fact]
    public void StartAndRestart_WhileTheFleetIsFrozen_AreRefusedWithTheWayOut_AndAStopIsObeyed()
    {
        _group.Hold(AgentCauses.Frozen);
        Refused(Groups.Start()).ShouldEndWith("pbm fleet thaw");
        Refused(Groups.Restart()).ShouldEndWith("pbm fleet thaw");

        _group.Tell(Groups.Stop());
        _group.Settle();
        Phases().ShouldBe([AgentPhase.Stopped, AgentPhase.Stopped]);
    }

    [Fact]
    public void Restart_DuringARestartStorm_TakesAllDown_AndTheyStartWhenItIsOver()
    {
        _group.Hold(AgentCauses.RestartStorm);
        _group.Tell(Groups.Restart());
        _group.Settle();
        Phases().ShouldBe([AgentPhase.Waiting, AgentPhase.Waiting]);

        _group.Hold(null);
        _group.Settle();
        Phases().ShouldBe([AgentPhase.Ready, AgentPhase.Ready]);
    }

    [Fact]
    public void Start_OfAGroupThatIsInNoRevision_IsRefused()
    {
        _group.Tell(new TakeMandate(new GroupMandate(Definition: null), "test"));
        Refused(Groups.Start()).ShouldBe("No revision has the group any more.");
    }

    private string Refused(GroupMessage command)
    {
        _group.Tell(command).ShouldBeEmpty();
        return _group.Refusal.ShouldNotBeNull();
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

    private Supervisor.Supervision.Definitions.AgentDefinition? Definition(string agent) => _group.Facts.Define(agent);

    private AgentPhase[] Phases() => [.. _group.State.Agents.Select(agent => _group[agent].Phase)];
}
