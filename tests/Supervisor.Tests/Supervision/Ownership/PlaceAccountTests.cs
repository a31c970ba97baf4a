using Shouldly;
using Supervisor.Contracts.Time;
using Supervisor.Supervision.Ownership;
using Supervisor.Supervision.Ownership.Telling;
using Supervisor.Supervision.Time;
using Xunit;

namespace Supervisor.Tests.Supervision.Ownership;

/// <summary>What a node says of where a movable group is, and what happens next.</summary>
public sealed class PlaceAccountTests
{
    private readonly OwnershipScene _scene = new OwnershipScene().Ready();

    [Fact]
    public void Owner_SaysHowLongItsRightLasts()
    {
        _scene.Own();
        var place = Place();
        (place.OwnerName, place.Epoch, place.Next).ShouldBe(("pc1", 1, "It stays here."));
        place.RightLeft.ShouldBe(OwnershipScene.Length);
    }

    [Fact]
    public void SilentOwner_IsWaitedFor_AndTheNextIsNamed()
    {
        _scene.Write(2, 3);
        _scene.Look();
        _scene.Renewed();
        _scene.Look();
        _scene.Members(1, 3);
        _scene.After(2);
        Place().Next.ShouldStartWith("If ");
        Place().Next.ShouldEndWith("does not renew its claim, it is free in 3.1s, and pc1 is the first to take it.");
    }

    [Fact]
    public void OwnerThatRenews_KeepsIt()
    {
        _scene.Write(2, 3);
        _scene.Look();
        Place().Next.ShouldBe("It stays with pc2 as long as that renews its claim, or finds a better place for it.");
    }

    [Fact]
    public void KeptGroup_IsSaidToBeTakenByNobody()
    {
        _scene.Write(2, 3, length: OwnershipTimes.KeptLength);
        _scene.Look();
        Place().IsKept.ShouldBeTrue();
        Place().Next.ShouldContain("nobody takes it over by himself");
    }

    [Fact]
    public void BetterPlace_IsNamedWithWhatItWaitsFor()
    {
        var scene = new OwnershipScene(2).Ready();
        scene.Write(2, 1);
        var renewal = scene.Look().OfType<OwnershipAct.Renew>().ShouldHaveSingleItem();
        scene.Answer(renewal);
        Place(scene)
            .Next.ShouldBe(
                "It is to move to pc1, which is a better place, when that has lived for 60s without a break: in 60s."
            );
        scene.Live(59);
        Place(scene).Next.ShouldEndWith("in 1s.");
    }

    [Fact]
    public void YoungNode_IsSaidToBeYoung()
    {
        _scene.Own();
        _scene.Live(10);
        Place()
            .Ranking.Candidates.Single(candidate => candidate.Name == "pc2")
            .Reason.ShouldBe(
                "pc2 fits, and has no other movable group. It is there for 10s of the 60s after which groups move to it."
            );
    }

    [Fact]
    public void LeavingGroup_IsSaidToLeave()
    {
        _scene.Own();
        _scene.Tell(new DrainNodes([OwnershipScene.Id(1)]));
        Place().Leaves.ShouldBe("pc1 is drained.");
        Place().Next.ShouldBe("It is given back when all of it has ended here.");
    }

    [Fact]
    public void FrozenFleet_MovesNothing()
    {
        _scene.Own();
        _scene.Follow(isFrozen: true);
        Place().Next.ShouldBe("Nothing is taken and nothing moves while the fleet is frozen.");
    }

    [Fact]
    public void GroupWhoseHomeIsNotThere_IsWaitedForAfterAColdStart()
    {
        _scene.Members(2, 3);
        _scene.Look();
        _scene.After(5);
        Place().Next.ShouldBe("Nobody ever owned it, and the node of its file is not there: others take it in 15s.");
    }

    private OwnedGroup Place() => Place(_scene);

    private static OwnedGroup Place(OwnershipScene scene)
    {
        var moment = new OwnershipMoment(new BootMoment("boot", scene.Now), HybridTime.Zero, 0, true, true);
        return PlaceAccount.Of(new OwnershipTurn(scene.State, moment, new RightRules())).Groups[OwnershipScene.Group];
    }
}
