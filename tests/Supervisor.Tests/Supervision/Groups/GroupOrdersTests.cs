using Shouldly;
using Supervisor.Fleet.Model;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Groups;
using Xunit;

namespace Supervisor.Tests.Supervision.Groups;

public sealed class GroupOrdersTests
{
    private static readonly AgentAddress Sibling = new(Groups.Name, "B");
    private static readonly AgentAddress Stranger = new("mail", "mail");

    private readonly GroupScene _group = new(Two());

    [Fact]
    public void Agent_OfAGroupThatRuns_IsToRunByItsDefinition() =>
        Orders().ShouldBe(new AgentOrders(_group.Facts.Define("A"), Run: true));

    [Fact]
    public void Agent_OfAGroup_IsKnownSinceTheGroupHasIt()
    {
        var added = _group.Journal.OfType<GroupAgentsAdded>().Single();

        var orders = GroupOrders.For("A", _group.State, _group.Mandate, _group.Facts);

        orders.KnownSince.ShouldBe(added.At);
        orders.KnownSince.ShouldNotBe(default);
    }

    [Theory]
    [InlineData(AgentCauses.Frozen)]
    [InlineData(AgentCauses.RestartStorm)]
    public void Hold_OfTheNode_IsPassedOn(string hold)
    {
        _group.Hold(hold);
        (Orders().Run, Orders().Hold).ShouldBe((true, hold));
    }

    [Fact]
    public void Agent_ThatIsInNoRevision_IsOnlyToEnd()
    {
        _group.TellMandate(_ => new GroupMandate(Definition: null));
        Orders().ShouldBe(new AgentOrders(null, Run: false, AgentCauses.Removed, "No revision has it any more."));
    }

    [Fact]
    public void Agent_WhenTheFleetGoesDown_StopsAfterAllWhoNeedIt()
    {
        _group.TellMandate(mandate => mandate with { Run = false, Cause = AgentCauses.FleetDown, Reason = "Why." });
        Orders().ShouldBe(Down(AgentCauses.FleetDown, "Why.") with { StopsAfter = [Sibling, Stranger] });
    }

    [Fact]
    public void Agent_WhenItsGroupIsStopped_StopsAfterItsSiblingsAlone()
    {
        _group.Tell(Groups.Stop());
        Orders().ShouldBe(Down(AgentCauses.GroupStop, "ann stopped its group.") with { StopsAfter = [Sibling] });
    }

    [Fact]
    public void Agent_WhenTheFleetGoesDown_HearsOfThatBeforeItsGroupsStop()
    {
        _group.Tell(Groups.Stop());
        _group.TellMandate(mandate => mandate with { Run = false, Cause = AgentCauses.FleetDown, Reason = "Why." });
        Orders().Cause.ShouldBe(AgentCauses.FleetDown);
    }

    [Fact]
    public void Agent_InARestartOfItAlone_WaitsForNoSibling()
    {
        _group.Fail("A");
        Orders().Cause.ShouldBe(AgentCauses.GroupRestart);
        Orders().StopsAfter.ShouldBeEmpty();
    }

    [Fact]
    public void Agent_InARestartByOrder_GoesDownInAStormToo()
    {
        _group.Hold(AgentCauses.RestartStorm);
        _group.Tell(Groups.Restart());
        (Orders().Run, Orders().StopsAfter.Count).ShouldBe((false, 1));
    }

    private AgentOrders Orders() => _group.OrdersOf("A");

    private AgentOrders Down(string cause, string reason) => new(_group.Facts.Define("A"), Run: false, cause, reason);

    private static GroupDefinition Two()
    {
        var definition = Groups.Define(GroupStrategy.OneForOne, "A", "B");
        return definition with
        {
            Agents = [definition.Agents[0] with { Dependents = [Sibling, Stranger] }, definition.Agents[1]],
        };
    }
}
