using System.Collections.Immutable;
using Shouldly;
using Supervisor.Contracts.Time;
using Supervisor.Fleet.Model;
using Supervisor.Fleet.Values;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Commands;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.EventSourcing;
using Supervisor.Supervision.Groups;
using Supervisor.Supervision.Nodes;
using Supervisor.Supervision.Ownership;
using Supervisor.Supervision.Time;
using Supervisor.TestKit.Actors;
using Xunit;
using GroupsOf = Supervisor.Tests.Supervision.Groups.Groups;

namespace Supervisor.Tests.Supervision.Nodes;

/// <summary>Revisions that follow each other more quickly than what they take away can end.</summary>
public sealed class SettlingRulesTests
{
    private const string Web = "web";

    private static readonly GroupStanding Here = new(IsOurs: true, 0, 2, "", "");
    private static readonly GroupStanding Elsewhere = new(
        IsOurs: false,
        0,
        1,
        AgentCauses.RunsElsewhere,
        "pc2 has it."
    );

    private readonly FleetRules _rules = new(restartLimit: null);
    private FleetFacts _facts = FleetFacts.None with { HasOwnership = true };
    private NodeFleet _fleet = NodeFleet.None;
    private long _revision;

    [Fact]
    public void GroupThatWasTakenAwayBeforeItBegan_AndIsBack_IsStillAskedFor()
    {
        Pinned();
        Without();
        _fleet.Groups.ShouldBe([Web]);

        Pinned();

        _fleet.Unsettled.ShouldBe([Web]);
        Says(Here);
        _fleet.Unsettled.ShouldBeEmpty();
    }

    [Fact]
    public void GroupThatCouldMove_AndWasTakenAway_AndIsBackPinned_IsAskedFor()
    {
        Movable();
        Without();
        Pinned();
        _fleet.Unsettled.ShouldBe([Web]);
    }

    [Fact]
    public void GroupThatCouldMove_IsAskedForWhenItIsPinned_ThoughTheRevisionBeforeWasNotReadAgain()
    {
        Movable();
        _facts = FleetFacts.None with { HasOwnership = true };
        Pinned();
        _fleet.Unsettled.ShouldBe([Web]);
    }

    [Fact]
    public void GroupThatWasItsOwn_AndIsBackBeforeItHasEnded_IsItsOwnStill()
    {
        Pinned();
        Says(Here);
        Without();
        Pinned();
        _fleet.Unsettled.ShouldBeEmpty();
        Mandate().ShouldNotBeNull().Run.ShouldBeTrue();
    }

    [Fact]
    public void GroupThatHasEnded_IsAskedForWhenItIsBack()
    {
        Pinned();
        Says(Here);
        Without();
        Tell(new GroupSays(new GroupHasEnded { Group = Web }));
        Pinned();
        _fleet.Unsettled.ShouldBe([Web]);
    }

    [Fact]
    public void WhatHasEnded_IsForgotten()
    {
        Movable();
        Without();
        Tell(new GroupSays(new GroupHasEnded { Group = Web }));
        _fleet.Movable.ShouldBeEmpty();

        Pinned();
        Without();
        Tell(new GroupSays(new GroupHasEnded { Group = Web }));
        _fleet.Unsettled.ShouldBeEmpty();
    }

    [Fact]
    public void WordForAGroupThatIsToEnd_IsNone()
    {
        Pinned();
        Without();
        Says(Here);
        _fleet.Unsettled.ShouldBe([Web]);
    }

    [Fact]
    public void FleetThatIsDown_IsTheCause_WhoeverElseRunsIt()
    {
        Pinned();
        Says(Elsewhere);
        Mandate().ShouldNotBeNull().Cause.ShouldBe(AgentCauses.RunsElsewhere);

        Tell(new StopFleet(GroupsOf.NextId(), "ann", new ActorKit().Probe<CommandOutcome>().Ref));

        Mandate().ShouldNotBeNull().Cause.ShouldBe(AgentCauses.FleetDown);
    }

    private void Pinned() => Apply(Define());

    private void Movable() => Apply(Define() with { Movable = MovableDefinition.Usual });

    private void Without() => Apply();

    private static GroupDefinition Define() => GroupsOf.Define(GroupStrategy.OneForOne, "A") with { Name = Web };

    private void Apply(params GroupDefinition[] groups)
    {
        var plan = new NodePlan(++_revision, groups.ToValueList());
        Tell(
            new ApplyRevision(
                GroupsOf.NextId(),
                "ann",
                plan,
                $"hash {_revision}",
                IsOfStart: false,
                new ActorKit().Probe<CommandOutcome>().Ref
            )
        );
        _facts = _facts with { Plan = plan };
    }

    private void Says(GroupStanding standing)
    {
        var standings = ImmutableSortedDictionary
            .Create<string, GroupStanding>(StringComparer.Ordinal)
            .Add(Web, standing);
        _facts = _facts with { Standings = standings };
        Tell(new OwnershipSays(standings));
    }

    private GroupMandate? Mandate() => FleetRules.MandateOf(Web, _fleet, _facts);

    private void Tell(NodeMessage message)
    {
        var now = new Moment(new HybridTime(1), new BootMoment("boot", TimeSpan.Zero), 0.5);
        var decision = _rules.Decide(_fleet, message with { Facts = _facts }, now) ?? Decision<NodeEvent>.Nothing;
        decision.Refusal.ShouldBeNull();
        _fleet = decision.Events.Aggregate(_fleet, (fleet, happened) => FleetRules.Apply(fleet, happened)!);
    }
}
