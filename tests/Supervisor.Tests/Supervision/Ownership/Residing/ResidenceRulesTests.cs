using System.Collections.Immutable;
using Shouldly;
using Supervisor.Contracts.Time;
using Supervisor.Fleet.Values;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ownership;
using Supervisor.Supervision.Ownership.Residing;
using Supervisor.Supervision.Ports.Coordination.Claims;
using Xunit;

namespace Supervisor.Tests.Supervision.Ownership.Residing;

/// <summary>What pc1 does with the group web, which a revision has pinned to it, or no more.</summary>
public sealed class ResidenceRulesTests
{
    private readonly OwnershipScene _scene = new();
    private long _version = 10;

    public ResidenceRulesTests()
    {
        _scene.Members(1, 2, 3);
        _scene.Look();
    }

    [Fact]
    public void GroupThatRunsNowhere_IsWrittenDownFirst_AndThenMayBegin()
    {
        var reside = Given().ShouldHaveSingleItem().ShouldBeOfType<OwnershipAct.Reside>();

        reside.ShouldSatisfyAllConditions(
            () => reside.Nodes.ShouldHaveSingleItem().Name.ShouldBe("pc1"),
            () => reside.Version.ShouldBe(0),
            () => reside.While.ShouldHaveSingleItem().Key.ShouldBe(ClaimKeys.Owner(OwnershipScene.Group)),
            () => _scene.Standing.ShouldBeNull()
        );

        Tell([.. reside.Nodes]);
        _scene.Standing.ShouldNotBeNull().IsOurs.ShouldBeTrue();
    }

    [Fact]
    public void EntryOfAnEarlierTime_IsWrittenAnew_ForLeavingItMayBeUnderWay()
    {
        Residents(1);
        Gone(isPresent: false).ShouldHaveSingleItem();

        Given().ShouldBeEmpty();
        _scene.Standing.ShouldBeNull();
        var reside = _scene.After(1).ShouldHaveSingleItem().ShouldBeOfType<OwnershipAct.Reside>();
        reside.Version.ShouldBe(_version);

        Tell([.. reside.Nodes]);
        _scene.Standing.ShouldNotBeNull().IsOurs.ShouldBeTrue();
    }

    [Fact]
    public void EntryThatWasMadeForAnEarlierRevision_IsNoWordBesideOneThatIsWaitedForByNow()
    {
        Residents(2);
        var reside = Given(pinnedTo: ["pc1", "pc2"]).ShouldHaveSingleItem().ShouldBeOfType<OwnershipAct.Reside>();
        Given();

        Tell([.. reside.Nodes]);

        _scene.Standing.ShouldNotBeNull().Reason.ShouldContain("pc2 has run it");
        Tell(reside.Nodes[^1]);
        _scene.Standing.ShouldNotBeNull().IsOurs.ShouldBeTrue();
    }

    [Fact]
    public void GroupThatAnotherHas_WaitsUntilThatHasEndedIt_AndSaysForWhom()
    {
        Residents(2);

        Given().ShouldBeEmpty();
        _scene
            .Standing.ShouldNotBeNull()
            .ShouldSatisfyAllConditions(
                standing => standing.IsOurs.ShouldBeFalse(),
                standing => standing.Cause.ShouldBe(AgentCauses.RunsElsewhere),
                standing => standing.Reason.ShouldContain("--force-lost pc2")
            );

        Residents().ShouldHaveSingleItem().ShouldBeOfType<OwnershipAct.Reside>();
    }

    [Fact]
    public void GroupOfThatNameThatAnotherNodeHasAsWell_IsAnother()
    {
        Residents(2);

        var reside = Given(pinnedTo: ["pc1", "pc2"]).ShouldHaveSingleItem().ShouldBeOfType<OwnershipAct.Reside>();

        reside.Nodes.Select(static one => one.Name).ShouldBe(["pc2", "pc1"]);
    }

    [Fact]
    public void WhoHadThisNodesName_IsNoMore()
    {
        Tell(new Residence(OwnershipScene.Id(9), "pc1", HybridTime.Zero));

        var reside = Given().ShouldHaveSingleItem().ShouldBeOfType<OwnershipAct.Reside>();

        reside.Nodes.ShouldHaveSingleItem().Node.ShouldBe(OwnershipScene.Id(1));
    }

    [Fact]
    public void WhoHadThisNodesName_IsWaitedForByNobody_WhoeverIsToHaveTheGroup()
    {
        Tell(
            new Residence(OwnershipScene.Id(9), "pc1", HybridTime.Zero),
            new Residence(OwnershipScene.Id(2), "pc2", HybridTime.Zero)
        );

        var reside = Gone(isPresent: false).ShouldHaveSingleItem().ShouldBeOfType<OwnershipAct.Reside>();

        reside.Nodes.ShouldHaveSingleItem().Name.ShouldBe("pc2");
    }

    [Fact]
    public void WhatRunsHereAlready_IsWrittenDown_WhoeverElseIsThere()
    {
        Residents(2);

        var reside = Given(isUnsettled: false).ShouldHaveSingleItem().ShouldBeOfType<OwnershipAct.Reside>();

        reside.Nodes.Select(static one => one.Name).ShouldBe(["pc2", "pc1"]);
        _scene.Standing.ShouldBeNull();
    }

    [Fact]
    public void Question_IsAskedAgain_UntilItIsAnswered()
    {
        Given().ShouldHaveSingleItem();
        _scene.After(0.5).ShouldBeEmpty();
        _scene.After(0.5).ShouldHaveSingleItem().ShouldBeOfType<OwnershipAct.Reside>();
    }

    [Fact]
    public void EntryThatCannotBeRead_KeepsItDown()
    {
        Tell(new GroupResidences([], 5) { IsUnreadable = true });

        Given().ShouldBeEmpty();
        _scene.Standing.ShouldNotBeNull().Reason.ShouldContain("cannot be read");
    }

    [Fact]
    public void StoreOutOfReach_IsWaitedFor()
    {
        _scene.Tell(new ResidencesTold(ResidencesView.Unknown));

        Given().ShouldBeEmpty();
        _scene.Standing.ShouldNotBeNull().Reason.ShouldContain("is not known");
    }

    [Fact]
    public void GroupThatIsGone_IsLeftWhenItHasEndedHere_AndNotBefore()
    {
        Residents(1, 2);

        Gone(isPresent: true).ShouldBeEmpty();
        var reside = Gone(isPresent: false).ShouldHaveSingleItem().ShouldBeOfType<OwnershipAct.Reside>();

        reside.Nodes.ShouldHaveSingleItem().Name.ShouldBe("pc2");
        reside.Version.ShouldBe(_version);
    }

    [Fact]
    public void GroupThatMovesByNow_IsNobodysToTake_WhileAnotherHasItPinned()
    {
        Residents(2);
        _scene.Follow();
        _scene.After(100).ShouldBeEmpty();

        Residents()
            .ShouldHaveSingleItem()
            .ShouldBeOfType<OwnershipAct.Take>()
            .Claim.While.ShouldHaveSingleItem()
            .Key.ShouldBe(ResidenceCodec.Key(OwnershipScene.Group));
    }

    [Fact]
    public void GroupThatMovesByNow_IsNotTakenEvenHere_BeforeWhatWasPinnedHasEnded()
    {
        Residents(1);
        _scene.Tell(
            new FollowFleet(Movable(), IsFrozen: false, IsDown: false, null!) { Present = [OwnershipScene.Group] }
        );

        _scene.After(100).ShouldBeEmpty();
        _scene.Standing.ShouldNotBeNull().Reason.ShouldBe("It was pinned to this node, and ends here first.");
    }

    [Fact]
    public void GroupThatMovesByNow_SaysWhoHasItPinned()
    {
        Residents(1, 3);
        _scene.Follow();
        _scene.Standing.ShouldNotBeNull().Reason.ShouldContain("--force-lost pc3");
    }

    [Fact]
    public void GroupThatMovesByNow_IsLeftWhereItWasPinned_WhenNothingOfItRunsAsSuch()
    {
        Residents(1);
        _scene.Tell(
            new FollowFleet(Movable(), IsFrozen: true, IsDown: false, null!) { Present = [OwnershipScene.Group] }
        );
        var standing = _scene.Standing.ShouldNotBeNull();
        standing.IsOurs.ShouldBeFalse();

        _scene
            .Tell(new OwnedGroupEnded(OwnershipScene.Group, standing.Term))
            .ShouldHaveSingleItem()
            .ShouldBeOfType<OwnershipAct.Reside>()
            .Nodes.ShouldBeEmpty();
    }

    [Fact]
    public void GroupThatMoved_WaitsForItsOwner()
    {
        _scene.Write(2, epoch: 4);
        _scene.Look();

        Given().ShouldBeEmpty();
        _scene.Standing.ShouldNotBeNull().Reason.ShouldContain("pc2 has not given it back");

        _scene.Write(null, epoch: 4);
        _scene.Look().ShouldHaveSingleItem().ShouldBeOfType<OwnershipAct.Reside>();
    }

    [Fact]
    public void GroupThatMoved_AndWhoseOwnerIsSilent_IsTakenFromItAndGivenBack()
    {
        _scene.Write(2, epoch: 4);
        _scene.Look();
        Given();
        _scene.Renewed();
        _scene.Look();

        // That nothing of it runs here was said long before.
        _scene.Tell(new OwnedGroupEnded(OwnershipScene.Group, _scene.Standing.ShouldNotBeNull().Term));

        var take = _scene.After(6).ShouldHaveSingleItem().ShouldBeOfType<OwnershipAct.Take>();
        _scene.Take(take, epoch: 5);
        _scene.Standing.ShouldNotBeNull().IsOurs.ShouldBeFalse();

        _scene.After(1);
        _scene.After(0.1).ShouldContain(static act => act is OwnershipAct.GiveBack);
    }

    private IReadOnlyList<OwnershipAct> Given(bool isUnsettled = true, params string[] pinnedTo) =>
        _scene.Tell(
            new FollowFleet(Pinned(pinnedTo is [] ? ["pc1"] : pinnedTo), IsFrozen: false, IsDown: false, null!)
            {
                Present = [OwnershipScene.Group],
                Unsettled = isUnsettled ? [OwnershipScene.Group] : [],
            }
        );

    private IReadOnlyList<OwnershipAct> Gone(bool isPresent) =>
        _scene.Tell(
            new FollowFleet(new NodePlan(2, []), IsFrozen: false, IsDown: false, null!)
            {
                Present = isPresent ? [OwnershipScene.Group] : [],
            }
        );

    private static NodePlan Pinned(string[] nodes) =>
        new(1, [new GroupDefinition { Name = OwnershipScene.Group, Agents = [] }])
        {
            Pinned = new[] { KeyValuePair.Create(OwnershipScene.Group, nodes.ToValueList()) }.ToValueMap(),
        };

    private static NodePlan Movable() =>
        new(
            2,
            [
                new GroupDefinition
                {
                    Name = OwnershipScene.Group,
                    Agents = [],
                    Movable = MovableDefinition.Usual,
                },
            ]
        );

    private IReadOnlyList<OwnershipAct> Residents(params int[] nodes) =>
        Tell([.. nodes.Select(node => new Residence(OwnershipScene.Id(node), $"pc{node}", HybridTime.Zero))]);

    private IReadOnlyList<OwnershipAct> Tell(params Residence[] nodes) =>
        Tell(nodes is [] ? GroupResidences.None : new GroupResidences(nodes.ToValueList(), ++_version));

    private IReadOnlyList<OwnershipAct> Tell(GroupResidences there) =>
        _scene.Tell(
            new ResidencesTold(
                ResidencesView.Empty with
                {
                    Groups = ImmutableSortedDictionary<string, GroupResidences>.Empty.SetItem(
                        OwnershipScene.Group,
                        there
                    ),
                }
            )
        );
}
