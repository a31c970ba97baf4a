using System.Collections.Immutable;
using Shouldly;
using Supervisor.Fleet.Values;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Nodes;
using Supervisor.Supervision.Ownership;
using Xunit;

namespace Supervisor.Tests.Supervision.Nodes;

/// <summary>Pinned groups of a node in a cluster: one that a revision gives to it begins when no other runs it, and is its own from then on.</summary>
public sealed class PinnedGroupTests
{
    private static readonly GroupStanding Elsewhere = new(
        IsOurs: false,
        0,
        1,
        AgentCauses.RunsElsewhere,
        "pc2 has it."
    );
    private static readonly GroupStanding Here = new(IsOurs: true, 0, 2, "", "");

    private readonly FleetKit _kit = new(hasOwnership: true);

    [Fact]
    public void NewGroup_WaitsForTheWord_AndThenBegins()
    {
        _kit.Apply(FleetKit.Plan(1, "db"));
        _kit.Agents.ShouldBeEmpty();
        Followed().Unsettled.ShouldBe(["db"]);

        Told("db", Here);

        _kit.OrdersOf("db").Run.ShouldBeTrue();
        _kit.Written().ShouldContain("node.group-settled");
        Followed().Unsettled.ShouldBeEmpty();
    }

    [Fact]
    public void GroupThatAnotherRuns_StaysDown_AndSaysWhy()
    {
        _kit.Apply(FleetKit.Plan(1, "db"));
        Told("db", Elsewhere);
        _kit.OrdersOf("db")
            .ShouldSatisfyAllConditions(
                orders => orders.Run.ShouldBeFalse(),
                orders => orders.Cause.ShouldBe(AgentCauses.RunsElsewhere),
                orders => orders.Reason.ShouldBe("pc2 has it.")
            );
    }

    [Fact]
    public void GroupThatIsItsOwn_IsSoWhateverIsSaidLater()
    {
        _kit.Apply(FleetKit.Plan(1, "db"));
        Told("db", Here);
        Told("db", Elsewhere);
        _kit.OrdersOf("db").Run.ShouldBeTrue();
    }

    [Fact]
    public void NextRevision_AsksForWhatIsNewAlone()
    {
        _kit.Apply(FleetKit.Plan(1, "db"));
        Told("db", Here);
        _kit.Apply(FleetKit.Plan(2, "db", "web"), "other");

        Followed().Unsettled.ShouldBe(["web"]);
        _kit.OrdersOf("db").Run.ShouldBeTrue();
    }

    [Fact]
    public void NextRevision_StillWaitsForWhatHasNotBegun()
    {
        _kit.Apply(FleetKit.Plan(1, "db"));
        _kit.Apply(FleetKit.Plan(2, "db"), "other");

        Followed().Unsettled.ShouldBe(["db"]);
    }

    [Fact]
    public void GroupThatMoved_IsAskedFor_WhenItIsPinnedHere()
    {
        var plan = FleetKit.Plan(1, "db");
        _kit.Apply(
            plan with
            {
                Groups = plan.Groups.Select(static one => one with { Movable = MovableDefinition.Usual }).ToValueList(),
            }
        );
        _kit.Apply(FleetKit.Plan(2, "db"), "other");

        Followed().Unsettled.ShouldBe(["db"]);
    }

    [Fact]
    public void RightToMove_IsNoWordForThePinned()
    {
        _kit.Apply(FleetKit.Plan(1, "db"));
        Told("db", Here with { Epoch = 3 });
        _kit.Agents.ShouldBeEmpty();
    }

    [Fact]
    public void DaemonThatStartsAnew_RunsWhatIsItsOwn_WithoutAWordOfAnybody()
    {
        _kit.Apply(FleetKit.Plan(1, "db"));
        Told("db", Here);

        var next = Next();

        next.OrdersOf("db").Run.ShouldBeTrue();
    }

    [Fact]
    public void DaemonThatStartsAnew_StillAsksForWhatHasNotBegun()
    {
        _kit.Apply(FleetKit.Plan(1, "db"));

        var next = Next();

        next.Agents.ShouldBeEmpty();
        next.Ownership.Take().OfType<FollowFleet>().Last().Unsettled.ShouldBe(["db"]);
    }

    [Fact]
    public void NodeInNoCluster_AsksNobody()
    {
        var kit = new FleetKit();
        kit.Apply(FleetKit.Plan(1, "db"));
        kit.OrdersOf("db").Run.ShouldBeTrue();
    }

    /// <summary>It has its journal and its plan, and has heard from nobody.</summary>
    private FleetKit Next()
    {
        var next = new FleetKit(_kit.Journal, hasOwnership: true);
        next.Node.Tell(new ResumePlan(FleetKit.Plan(1, "db")));
        next.Actors.Run();
        return next;
    }

    private FollowFleet Followed()
    {
        _kit.Actors.Run();
        return _kit.Ownership.Take().OfType<FollowFleet>().Last();
    }

    private void Told(string group, GroupStanding standing)
    {
        _kit.Node.Tell(
            new OwnershipSays(
                ImmutableSortedDictionary.Create<string, GroupStanding>(StringComparer.Ordinal).Add(group, standing)
            )
        );
        _kit.Actors.Run();
    }
}
