using Shouldly;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Ownership;
using Supervisor.Supervision.Ports.Coordination;
using Supervisor.Supervision.Ports.Coordination.Claims;
using Xunit;

namespace Supervisor.Tests.Supervision.Ownership;

public sealed class LeavingTests
{
    private readonly OwnershipScene _scene = new OwnershipScene().Ready();

    [Fact]
    public void DrainedNode_GivesBackWhenAllHasEnded_AndNotBefore()
    {
        Drain();
        _scene
            .Standing.ShouldNotBeNull()
            .ShouldSatisfyAllConditions(
                standing => standing.Cause.ShouldBe(AgentCauses.MovesAway),
                standing => standing.IsUrgent.ShouldBeFalse()
            );

        // It ends in its own time, and its right is kept for that.
        _scene.Live(30).ShouldAllBe(act => act is OwnershipAct.Renew);
        Ended().ShouldContain(act => act is OwnershipAct.GiveBack);
    }

    [Fact]
    public void NodeThatLeavesItsCluster_GivesAllBack_AlsoWhileAllStandsFrozen_AndTakesNothing()
    {
        _scene.Own();
        _scene.Follow(isFrozen: true);
        _scene.Tell(new GiveAllBack(null)).ShouldAllBe(act => act is OwnershipAct.Renew);
        _scene.Standing.ShouldNotBeNull().Reason.ShouldBe("This node leaves the cluster.");

        Ended().ShouldContain(act => act is OwnershipAct.GiveBack);
        _scene.Follow();
        _scene.Tell(Answer(WriteOutcome<Claim>.Done(_scene.Write(null, 1))));
        _scene.After(100).ShouldBeEmpty();

        _scene.Tell(new TakeAgain()).ShouldHaveSingleItem().ShouldBeOfType<OwnershipAct.Take>();
    }

    [Fact]
    public void EndOfAnEarlierTerm_IsNoneOfThis()
    {
        _scene.Own();
        var term = _scene.Standing.ShouldNotBeNull().Term;
        Drain();
        _scene.Tell(new OwnedGroupEnded(OwnershipScene.Group, term)).ShouldBeEmpty();
        _scene.Tell(new OwnedGroupEnded(OwnershipScene.Group, _scene.Standing.Term)).ShouldHaveSingleItem();
    }

    [Fact]
    public void GiveBack_OfWhichNobodyCanSay_IsAskedAgain_AndNothingIsRenewedMeanwhile()
    {
        Drain();
        Ended();
        _scene.Tell(Answer(WriteOutcome<Claim>.Unknown("Nobody can say."))).ShouldBeEmpty();
        _scene.After(0.9).ShouldBeEmpty();
        _scene.After(0.1).ShouldHaveSingleItem().ShouldBeOfType<OwnershipAct.GiveBack>();
    }

    [Fact]
    public void GiveBack_ThatARenewalCameBefore_IsAskedAgainByWhatIsThere()
    {
        Drain();
        Ended();
        var there = _scene.Renewed();

        _scene.Tell(Answer(WriteOutcome<Claim>.Conflict(there, "It was renewed."))).ShouldBeEmpty();

        _scene.After(1).ShouldHaveSingleItem().ShouldBeOfType<OwnershipAct.GiveBack>().Held.At.ShouldBe(there.At);
    }

    [Fact]
    public void WhatWasGivenBack_IsNotTakenAgainByADrainedNode()
    {
        Drain();
        Ended();
        _scene.Tell(Answer(WriteOutcome<Claim>.Done(_scene.Write(null, 1))));
        _scene.Held.ShouldBeNull();
        _scene.Standing.ShouldNotBeNull().Cause.ShouldBe(AgentCauses.Unowned);
        _scene.After(100).ShouldBeEmpty();
        _scene.Tell(new DrainNodes([])).ShouldHaveSingleItem().ShouldBeOfType<OwnershipAct.Take>();
    }

    [Fact]
    public void WhatCannotBeSeenToEnd_IsLeftToTheGuard()
    {
        Drain();
        _scene.Live(119).OfType<OwnershipAct.Renew>().Count().ShouldBe(119);
        _scene.Live(10).OfType<OwnershipAct.Renew>().Count().ShouldBeLessThanOrEqualTo(1);
    }

    [Fact]
    public void FrozenFleet_KeepsWhatItHas()
    {
        _scene.Own();
        _scene.Follow(isFrozen: true);
        _scene.Tell(new DrainNodes([OwnershipScene.Id(1)]));
        _scene.Standing.ShouldNotBeNull().IsOurs.ShouldBeTrue();
        _scene.Live(2).ShouldAllBe(act => act is OwnershipAct.Renew);
        _scene.After(5);
        _scene.Standing.Cause.ShouldBe(AgentCauses.RightLost);
    }

    [Fact]
    public void GroupThatIsInNoPlan_IsGivenBack()
    {
        _scene.Own();
        _scene.Follow(groups: "other");
        Ended().ShouldContain(act => act is OwnershipAct.GiveBack);
    }

    [Fact]
    public void Home_IsMovedToAfterAHealthySpell()
    {
        var scene = AwayFromHome();
        scene.Live(59.5).ShouldAllBe(act => act is OwnershipAct.Renew);
        scene.Standing.ShouldNotBeNull().IsOurs.ShouldBeTrue();
        scene.Live(2);
        scene.Standing.ShouldNotBeNull().Reason.ShouldBe("It moves to pc1, which is a better place.");
    }

    [Fact]
    public void HomeThatComesAndGoes_IsNoBetterPlace()
    {
        var scene = AwayFromHome();
        for (var time = 0; time < 10; time++)
        {
            scene.Live(50);
            scene.Members(2, 3);
            scene.Members(1, 2, 3);
        }

        scene.Standing.ShouldNotBeNull().IsOurs.ShouldBeTrue();
    }

    [Fact]
    public void Moves_AreFewWithinAWindow()
    {
        var scene = AwayFromHome();
        scene.Live(63);
        scene.State.Moves.Count.ShouldBe(1);
        for (var moves = 2; moves <= OwnershipTimes.MovesInWindow + 1; moves++)
        {
            ComeBack(scene, moves);
            scene.Live(63);
        }

        scene.Standing.ShouldNotBeNull().IsOurs.ShouldBeTrue();
        scene.Live(OwnershipTimes.MoveWindow.TotalSeconds);
        scene.Standing.ShouldNotBeNull().Cause.ShouldBe(AgentCauses.MovesAway);
    }

    /// <summary>The rules of pc2, which owns what is at home on pc1.</summary>
    private static OwnershipScene AwayFromHome()
    {
        var scene = new OwnershipScene(self: 2).Ready();
        scene.Write(2, 1);
        scene.Answer(scene.Look().ShouldHaveSingleItem().ShouldBeOfType<OwnershipAct.Renew>());
        return scene;
    }

    private static void ComeBack(OwnershipScene scene, long epoch)
    {
        scene.Tell(new OwnedGroupEnded(OwnershipScene.Group, scene.Standing!.Term));
        scene.Write(2, epoch);
        scene.Answer(scene.Look().OfType<OwnershipAct.Renew>().ShouldHaveSingleItem());
    }

    private void Drain()
    {
        if (_scene.Held is null)
        {
            _scene.Own();
        }

        _scene.Tell(new DrainNodes([OwnershipScene.Id(1)])).ShouldBeEmpty();
    }

    private IReadOnlyList<OwnershipAct> Ended() =>
        _scene.Tell(new OwnedGroupEnded(OwnershipScene.Group, _scene.Standing.ShouldNotBeNull().Term));

    private static GiveBackEnded Answer(WriteOutcome<Claim> outcome) => new(OwnershipScene.Group, 1, outcome);
}
