using Shouldly;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Ownership;
using Supervisor.Supervision.Ports.Coordination;
using Supervisor.Supervision.Ports.Coordination.Claims;
using Supervisor.Supervision.Time;
using Xunit;

namespace Supervisor.Tests.Supervision.Ownership;

public sealed class TakeoverTests
{
    /// <summary>Five seconds and two percent, to the next whole millisecond.</summary>
    private const double Silence = 5.102;

    private readonly OwnershipScene _scene = new OwnershipScene().Ready();

    [Fact]
    public void SilentOwner_IsFollowedWhenItsRightIsOverForSure()
    {
        Renewing(2);
        _scene.Members(1, 3);
        _scene.After(Silence - 0.001).ShouldBeEmpty();
        var take = _scene.After(0.001).ShouldHaveSingleItem().ShouldBeOfType<OwnershipAct.Take>();
        take.Claim.Seen.ShouldNotBeNull().Owner.ShouldBe(OwnershipScene.Id(2));
        take.Claim.AboveEpoch.ShouldBe(4);
    }

    [Fact]
    public void GroupWhoseEpochIsRemembered_IsNotTakenFromAStoreThatHasForgottenIt_ButAboveItOnceItIsThereAgain()
    {
        var scene = new OwnershipScene().Remembering(7).Ready();
        scene.Look().ShouldBeEmpty();
        scene.After(100).ShouldBeEmpty();
        scene.Standing.ShouldNotBeNull().Reason.ShouldContain("an old copy");

        scene.Write(null, 1000);

        scene.Look().ShouldHaveSingleItem().ShouldBeOfType<OwnershipAct.Take>().Claim.AboveEpoch.ShouldBe(1000);
    }

    [Fact]
    public void Renewal_StartsTheSilenceAnew()
    {
        Renewing(2);
        _scene.Members(1, 3);
        _scene.After(Silence - 0.1);
        _scene.Renewed();
        _scene.Look();
        _scene.After(Silence - 0.001).ShouldBeEmpty();
        _scene.After(0.001).ShouldHaveSingleItem();
    }

    [Fact]
    public void RenewalOfAnother_IsNotedAndNothingIsJudgedAnew()
    {
        Renewing(2);
        var before = _scene.State;
        _scene.After(0.05);
        _scene.Renewed();

        _scene.Look().ShouldBeEmpty();

        _scene.State.Watched[OwnershipScene.Group].SeenAt.ShouldBe(new BootMoment("boot", _scene.Now));
        _scene.State.Standings.ShouldBeSameAs(before.Standings);
    }

    [Fact]
    public void NewOwner_IsJudgedAtOnce()
    {
        Renewing(2);
        _scene.Write(3, 5);

        _scene.Look();

        _scene.Standing.ShouldNotBeNull().Reason.ShouldBe("pc3 owns it.");
    }

    [Fact]
    public void ViewWithoutANewRenewal_StartsNothingAnew()
    {
        Renewing(2);
        _scene.Members(1, 3);
        _scene.After(Silence - 0.001);
        _scene.Look().ShouldBeEmpty();
        _scene.After(0.001).ShouldHaveSingleItem();
    }

    [Fact]
    public void OwnerThatStillLives_GoesFirst()
    {
        Renewing(2);
        _scene.After(Silence).ShouldBeEmpty();
        _scene.After(0.499).ShouldBeEmpty();
        _scene.After(0.001).ShouldHaveSingleItem().ShouldBeOfType<OwnershipAct.Take>();
    }

    [Fact]
    public void LastOwner_IsWaitedForAfterAStart()
    {
        _scene.Write(2, 4);
        _scene.Look();
        _scene.Members(1, 3);
        _scene.After(19.999).ShouldBeEmpty();
        _scene.After(0.001).ShouldHaveSingleItem();
    }

    [Fact]
    public void Home_IsWaitedForAfterAStart()
    {
        var scene = new OwnershipScene();
        scene.Follow();
        scene.Members(2, 3);
        scene.Members(1, 2, 3);
        scene.Look().ShouldHaveSingleItem();

        // The same, where home is another node, and that one is not there.
        var away = new OwnershipScene().Ready();
        away.Members(2, 3);
        away.Look().ShouldBeEmpty();
        away.Members(1, 2, 3).ShouldHaveSingleItem();
    }

    [Fact]
    public void NewGroup_IsLeftToItsHome_UntilThatMustHaveHeardOfIt()
    {
        var scene = new OwnershipScene(self: 2).Ready();
        scene.Look().ShouldBeEmpty();
        scene.After(2.4).ShouldBeEmpty();
        scene.After(0.6).ShouldHaveSingleItem().ShouldBeOfType<OwnershipAct.Take>();
    }

    [Fact]
    public void GivenBack_IsTakenAtOnceByTheFirst()
    {
        Renewing(2);
        _scene.Write(null, 4);
        _scene.Look().ShouldHaveSingleItem().ShouldBeOfType<OwnershipAct.Take>();
    }

    [Fact]
    public void Unreadable_IsNobodysToTake()
    {
        Renewing(2);
        _scene.Members(1, 3);
        _scene.Damage();
        _scene.Look();
        _scene.After(100).ShouldBeEmpty();
        _scene.Standing.ShouldNotBeNull().Cause.ShouldBe(AgentCauses.ClaimUnusable);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void OldCopyOfTheStore_IsNotBelieved(bool isEmpty)
    {
        Renewing(2);
        _scene.Write(2, 3);
        if (isEmpty)
        {
            _scene.Vanish();
        }

        _scene.Look();
        _scene.Members(1, 3);
        _scene.After(100).ShouldBeEmpty();
        _scene.Standing.ShouldNotBeNull().Reason.ShouldContain("an old copy");
        _scene.Write(null, 4);
        _scene.Look().ShouldHaveSingleItem().ShouldBeOfType<OwnershipAct.Take>().Claim.AboveEpoch.ShouldBe(4);
    }

    [Fact]
    public void OldCopy_EndsWhatItSaysIsOurs()
    {
        _scene.Write(1, 5);
        _scene.Answer(_scene.Look().ShouldHaveSingleItem().ShouldBeOfType<OwnershipAct.Renew>());
        _scene.Write(1, 4);
        _scene.Look();
        _scene.Standing.ShouldNotBeNull().IsOurs.ShouldBeFalse();
        _scene.Held.ShouldBeNull();
    }

    [Fact]
    public void NoMember_TakesNothing()
    {
        _scene.IsMember = false;
        _scene.Look().ShouldBeEmpty();
        _scene.After(100).ShouldBeEmpty();
    }

    [Fact]
    public void NoGuard_TakesNothing()
    {
        _scene.HasGuard = false;
        _scene.Look().ShouldBeEmpty();
    }

    [Fact]
    public void FrozenFleet_TakesNothing()
    {
        _scene.Follow(isFrozen: true);
        _scene.Look().ShouldBeEmpty();
        _scene.Follow().ShouldHaveSingleItem();
    }

    [Fact]
    public void FleetThatIsDown_TakesNothing()
    {
        _scene.Follow(isDown: true);
        _scene.Look().ShouldBeEmpty();
    }

    [Fact]
    public void DrainedNode_TakesNothing()
    {
        _scene.Tell(new DrainNodes([OwnershipScene.Id(1)]));
        _scene.Look().ShouldBeEmpty();
        _scene.After(100).ShouldBeEmpty();
    }

    [Fact]
    public void CutOff_TakesNothing()
    {
        Renewing(2);
        _scene.Members(1, 3);
        _scene.Look("The store does not answer.");
        _scene.After(100).ShouldBeEmpty();
        _scene.Look().ShouldHaveSingleItem();
    }

    [Fact]
    public void Take_OfWhichNobodyCanSay_IsAskedAgainAsItWas()
    {
        var take = _scene.Look().ShouldHaveSingleItem().ShouldBeOfType<OwnershipAct.Take>();
        _scene.Tell(new TakeEnded(take.Claim.Group, WriteOutcome<Claim>.Unknown("Nobody can say.")));
        _scene.After(0.999).ShouldBeEmpty();
        _scene.After(0.001).ShouldBe([take]);
    }

    [Fact]
    public void Take_ThatWasMadeAfterAll_IsSeenAndRenewed()
    {
        var take = _scene.Look().ShouldHaveSingleItem().ShouldBeOfType<OwnershipAct.Take>();
        _scene.Tell(new TakeEnded(take.Claim.Group, WriteOutcome<Claim>.Unknown("Nobody can say.")));
        _scene.Write(1, 1);
        _scene.Look().ShouldHaveSingleItem().ShouldBeOfType<OwnershipAct.Renew>();
    }

    [Fact]
    public void Take_ThatFailed_IsNotTriedAgainAtOnce()
    {
        var take = _scene.Look().ShouldHaveSingleItem().ShouldBeOfType<OwnershipAct.Take>();
        _scene.Tell(new TakeEnded(take.Claim.Group, WriteOutcome<Claim>.Unavailable("It is full."))).ShouldBeEmpty();
        _scene.After(0.999).ShouldBeEmpty();
        _scene.After(0.001).ShouldHaveSingleItem();
    }

    [Fact]
    public void Takes_AreMadeOneAfterTheOther()
    {
        var scene = new OwnershipScene().Ready("a", "b");
        var first = scene.Look().ShouldHaveSingleItem().ShouldBeOfType<OwnershipAct.Take>();
        first.Claim.Group.ShouldBe("a");
        scene.After(0.1).ShouldBeEmpty();
        // With one it is no more the first for the other, and lets two go before it.
        scene.Take(first).ShouldHaveSingleItem().ShouldBeOfType<OwnershipAct.Renew>();
        scene.After(2.8).OfType<OwnershipAct.Take>().ShouldBeEmpty();
        scene.After(0.1).OfType<OwnershipAct.Take>().ShouldHaveSingleItem().Claim.Group.ShouldBe("b");
    }

    [Fact]
    public void WhatWasSaidBeforeWhatIsKnown_ChangesNothing()
    {
        var old = new ClaimsTold(new ClaimsView(99, Renewing(2).ToClaims(), [], ""));
        _scene.Write(3, 6);
        _scene.Look();
        _scene.Tell(old);
        _scene.Standing.ShouldNotBeNull().Reason.ShouldBe("pc3 owns it.");
    }

    private Claim Renewing(int owner)
    {
        var claim = _scene.Write(owner, 4);
        _scene.Look();
        _scene.Renewed();
        _scene.Look();
        return claim;
    }
}
