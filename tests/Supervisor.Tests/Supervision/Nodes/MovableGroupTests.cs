using System.Collections.Immutable;
using Shouldly;
using Supervisor.Fleet.Values;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Commands;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Nodes;
using Supervisor.Supervision.Ownership;
using Xunit;
using GroupsOf = Supervisor.Tests.Supervision.Groups.Groups;

namespace Supervisor.Tests.Supervision.Nodes;

/// <summary>Movable groups under the supervisors of node and group: each runs here only while this node owns it.</summary>
public sealed class MovableGroupTests
{
    private readonly FleetKit _kit = new(hasOwnership: true);

    [Fact]
    public void NodeWithoutOwnership_RunsNone_AndSaysWhy()
    {
        var kit = new FleetKit();
        kit.Apply(Plan(1, "web"));
        kit.Say("web", AgentPhase.Waiting);
        kit.OrdersOf("web")
            .ShouldSatisfyAllConditions(
                orders => orders.Run.ShouldBeFalse(),
                orders => orders.Cause.ShouldBe(AgentCauses.Unowned),
                orders => orders.Reason.ShouldContain("no cluster")
            );
    }

    [Fact]
    public void Group_OfWhichNothingIsKnownYet_IsToldNothing()
    {
        _kit.Apply(Plan(1, "web"));
        _kit.Agents.ShouldBeEmpty();
        Followed().Plan.Revision.ShouldBe(1);
    }

    [Fact]
    public void Group_ThatIsOwned_RunsInItsEpoch()
    {
        Own(epoch: 3);
        _kit.OrdersOf("web")
            .ShouldSatisfyAllConditions(
                orders => orders.Run.ShouldBeTrue(),
                orders => orders.Definition!.Epoch.ShouldBe(3),
                orders => orders.Definition!.Hash.ShouldBe("hash of web"),
                orders => ((ProcessLaunch)orders.Definition!.Launch).Environment["SUPERVISOR_EPOCH"].ShouldBe("3")
            );
    }

    [Fact]
    public void Group_ThatIsElsewhere_DoesNot_AndSaysWhere()
    {
        Own(epoch: 3);
        Told(No("pc2 owns it.", term: 2) with { IsUrgent = true });
        _kit.OrdersOf("web")
            .ShouldSatisfyAllConditions(
                orders => orders.Run.ShouldBeFalse(),
                orders => orders.Cause.ShouldBe(AgentCauses.OwnedElsewhere),
                orders => orders.Reason.ShouldBe("pc2 owns it."),
                orders => orders.IsUrgent.ShouldBeTrue()
            );
    }

    [Fact]
    public void Group_ThatThisNodeForbids_DoesNotEvenWhenItIsOwned_AndElsewhereItIsTheOthers()
    {
        var plan = Plan(1, "web");
        _kit.Apply(
            plan with
            {
                Groups = plan.Groups.Select(one => one with { Forbidden = "It mounts /etc." }).ToValueList(),
            }
        );
        Told(new GroupStanding(true, 3, 1, "", ""));
        _kit.OrdersOf("web")
            .ShouldSatisfyAllConditions(
                orders => orders.Run.ShouldBeFalse(),
                orders => orders.Cause.ShouldBe(AgentCauses.Forbidden),
                orders => orders.Reason.ShouldBe("It mounts /etc.")
            );

        Told(No("pc2 owns it.", term: 2));
        _kit.OrdersOf("web").Cause.ShouldBe(AgentCauses.OwnedElsewhere);
    }

    [Fact]
    public void Group_WithoutAGuard_IsHeld()
    {
        Own(epoch: 3);
        Told(new GroupStanding(true, 3, 1, "", "") { Hold = AgentCauses.GuardAway });
        _kit.OrdersOf("web")
            .ShouldSatisfyAllConditions(
                orders => orders.Run.ShouldBeTrue(),
                orders => orders.Hold.ShouldBe(AgentCauses.GuardAway)
            );
    }

    [Fact]
    public void End_IsToldWhenAllAreDownAndHaveHeardThatTheyAreToBe()
    {
        Own(epoch: 3);
        _kit.Say("web", AgentPhase.Running);
        Told(No("It moves.", term: 2));
        Ends().ShouldBeEmpty();

        // It may be about to start: it has not heard.
        _kit.Say("web", AgentPhase.Backoff, isWanted: true);
        Ends().ShouldBeEmpty();
        _kit.Say("web", AgentPhase.Stopped, isWanted: false);
        Ends().ShouldBe([new OwnedGroupEnded("web", 2)]);
        _kit.Say("web", AgentPhase.Stopped, isWanted: false);
        Ends().ShouldBeEmpty();
    }

    [Fact]
    public void End_IsToldOfEachTerm()
    {
        Own(epoch: 3);
        Told(No("It moves.", term: 2));
        _kit.Say("web", AgentPhase.Stopped, isWanted: false);
        Ends().ShouldBe([new OwnedGroupEnded("web", 2)]);
        Told(new GroupStanding(true, 4, 3, "", ""));
        Told(No("It moves again.", term: 4));
        _kit.Say("web", AgentPhase.Stopped, isWanted: false);
        Ends().ShouldContain(new OwnedGroupEnded("web", 4));
    }

    [Fact]
    public void Group_ThatTheNodeDoesNotKnow_HasEnded()
    {
        _kit.Apply(Plan(1, "web"));
        Told("gone", No("It is not to run on this node any more.", term: 7));
        Ends().ShouldBe([new OwnedGroupEnded("gone", 7)]);
    }

    [Fact]
    public void FreezeAndStop_AreToldToWhoKeepsTheOwnerships()
    {
        _kit.Apply(Plan(1, "web"));
        Followed()
            .ShouldSatisfyAllConditions(fleet => fleet.IsFrozen.ShouldBeFalse(), fleet => fleet.IsDown.ShouldBeFalse());
        _kit.Order(reply => new FreezeFleet(GroupsOf.NextId(), "ann", "audit", reply)).ShouldBe(CommandOutcome.Done);
        Followed().IsFrozen.ShouldBeTrue();
        _kit.Order(reply => new StopFleet(GroupsOf.NextId(), "ann", reply)).ShouldBe(CommandOutcome.Done);
        Followed().IsDown.ShouldBeTrue();
    }

    [Fact]
    public void PinnedGroup_BesideIt_RunsWhateverIsOwned()
    {
        var pinned = FleetKit.Plan(1, "db");
        _kit.Apply(pinned with { Groups = pinned.Groups.Concat(Plan(1, "web").Groups).ToValueList() });
        Told("db", new GroupStanding(IsOurs: true, 0, 1, "", ""));
        _kit.OrdersOf("db").Run.ShouldBeTrue();
        _kit.Agents.ShouldBe(["db"]);
    }

    private static NodePlan Plan(long revision, string group)
    {
        var plan = FleetKit.Plan(revision, group);
        return plan with
        {
            Groups = plan
                .Groups.Select(one =>
                    one with
                    {
                        Movable = MovableDefinition.Usual,
                        Agents = one
                            .Agents.Select(agent => agent with { Epoch = 0, Hash = $"hash of {group}" })
                            .ToValueList(),
                    }
                )
                .ToValueList(),
        };
    }

    private static GroupStanding No(string reason, long term) =>
        new(false, 0, term, AgentCauses.OwnedElsewhere, reason);

    private FollowFleet Followed() => _kit.Ownership.Take().OfType<FollowFleet>().Last();

    private IEnumerable<OwnedGroupEnded> Ends() => _kit.Ownership.Take().OfType<OwnedGroupEnded>();

    private void Own(long epoch)
    {
        _kit.Apply(Plan(1, "web"));
        Told(new GroupStanding(true, epoch, 1, "", ""));
        _kit.Actors.Run();
        _kit.Agents.ShouldBe(["web"]);
    }

    private void Told(GroupStanding standing) => Told("web", standing);

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
