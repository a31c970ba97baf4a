using Shouldly;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ownership;
using Supervisor.Supervision.Ports.Coordination;
using Supervisor.Supervision.Ports.Coordination.Claims;
using Xunit;

namespace Supervisor.Tests.Supervision.Ownership;

public sealed class RightTests
{
    private readonly OwnershipScene _scene = new OwnershipScene().Ready();

    [Fact]
    public void Take_GivesNoRight_AndTheFirstRenewalDoes()
    {
        var take = _scene.Look().OfType<OwnershipAct.Take>().ShouldHaveSingleItem();
        take.Claim.ShouldSatisfyAllConditions(
            claim => claim.Group.ShouldBe(OwnershipScene.Group),
            claim => claim.Taker.ShouldBe(OwnershipScene.Id(1)),
            claim => claim.Seen.ShouldBeNull(),
            claim => claim.Length.ShouldBe(OwnershipScene.Length)
        );

        var renewal = _scene.Take(take).OfType<OwnershipAct.Renew>().ShouldHaveSingleItem();
        _scene.Standing.ShouldNotBeNull().Cause.ShouldBe(AgentCauses.Unowned);

        _scene.Answer(renewal);
        _scene.Standing.ShouldNotBeNull().IsOurs.ShouldBeTrue();
        _scene.Standing.Epoch.ShouldBe(1);
    }

    [Fact]
    public void Right_IsCountedFromTheSending()
    {
        var renewal = Taken();
        _scene.After(2);
        _scene.Answer(renewal);
        _scene.Standing.ShouldNotBeNull().IsOurs.ShouldBeTrue();

        _scene.After(0.499).ShouldBeEmpty();
        _scene.Standing.ShouldNotBeNull().IsOurs.ShouldBeTrue();
        _scene.After(0.001);
        _scene
            .Standing.ShouldNotBeNull()
            .ShouldSatisfyAllConditions(
                standing => standing.IsOurs.ShouldBeFalse(),
                standing => standing.IsUrgent.ShouldBeTrue(),
                standing => standing.Cause.ShouldBe(AgentCauses.RightLost)
            );
    }

    [Fact]
    public void Answer_ThatComesAfterTheEnd_GivesNothing()
    {
        var renewal = Taken();
        _scene.After(5.1);
        _scene.Answer(renewal);
        _scene.Standing.ShouldNotBeNull().IsOurs.ShouldBeFalse();
    }

    [Theory]
    [InlineData(null, 2.5, 3.5)]
    [InlineData(0.5, 2.5, 3.5)]
    [InlineData(0.6, 2.2, 3.2)]
    [InlineData(9.0, 1.5, 2.5)]
    public void Deadlines_LeaveTimeToAskAndToKill_AndMoreWhereEndsAreSlow(double? end, double asked, double killed)
    {
        var sent = _scene.Now;
        _scene.Own();
        var moment = new OwnershipMoment(new("boot", _scene.Now), default, 0, true, true)
        {
            EndTakes = end is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
        };
        var right = new OwnershipTurn(_scene.State, moment, new RightRules()).RightTo(
            OwnershipScene.Group,
            _scene.Held!
        );
        right
            .ShouldNotBeNull()
            .ShouldSatisfyAllConditions(
                one => (one.AskedToEndAt.At - sent).ShouldBe(TimeSpan.FromSeconds(asked)),
                one => (one.KilledAt.At - sent).ShouldBe(TimeSpan.FromSeconds(killed)),
                one => (one.EndsAt.At - sent).ShouldBe(TimeSpan.FromSeconds(5))
            );
    }

    [Fact]
    public void Right_WhereEndsAreAsSlowAsCanBe_OutlastsARenewalThatIsLate_AndNoneThatFails()
    {
        _scene.EndTakes = TimeSpan.FromSeconds(9);
        _scene.Own();

        var late = Renewal(1);
        _scene.After(0.4);
        _scene.Standing.ShouldNotBeNull().IsOurs.ShouldBeTrue();
        _scene.Answer(late);
        _ = Renewal(0.6);
        _scene.Standing.ShouldNotBeNull().IsOurs.ShouldBeTrue();
        _scene.After(0.6);
        _scene.Standing.ShouldNotBeNull().IsOurs.ShouldBeFalse();
    }

    [Fact]
    public void Renewals_AreSentEachSecondWhateverBecomesOfThem()
    {
        _scene.Own();
        _scene.After(0.9).ShouldBeEmpty();
        _scene.After(0.1).ShouldHaveSingleItem().ShouldBeOfType<OwnershipAct.Renew>().Number.ShouldBe(2);
        _scene.After(1).ShouldHaveSingleItem().ShouldBeOfType<OwnershipAct.Renew>().Number.ShouldBe(3);
    }

    [Fact]
    public void Answer_ToAnOlderRenewal_TakesNothingBack()
    {
        _scene.Own();
        var second = Renewal(1);
        var third = Renewal(1);
        _scene.Answer(third);
        var end = _scene.Held.ShouldNotBeNull().EndsAt;
        _scene.Answer(second);
        _scene.Held.ShouldNotBeNull().EndsAt.ShouldBe(end);
    }

    [Fact]
    public void Right_ThatIsRenewedBeforeItEnds_IsThereAgain()
    {
        _scene.Own();
        var renewal = Renewal(1);
        _scene.After(1.6);
        _scene.Standing.ShouldNotBeNull().IsOurs.ShouldBeFalse();
        var term = _scene.Standing.Term;
        _scene.Answer(renewal);
        _scene.Standing.IsOurs.ShouldBeTrue();
        _scene.Standing.Term.ShouldBeGreaterThan(term);
    }

    [Fact]
    public void Conflict_EndsTheRightAtOnce()
    {
        _scene.Own();
        var renewal = Renewal(1);
        _scene.Answer(renewal, WriteOutcome<Claim>.Conflict(_scene.Write(2, 2), "It is another's."));
        _scene.Held.ShouldBeNull();
        _scene.Standing.ShouldNotBeNull().Cause.ShouldBe(AgentCauses.OwnedElsewhere);
        _scene.Standing.Reason.ShouldBe("pc2 owns it.");
    }

    [Fact]
    public void Conflict_ThatCannotBeRead_EndsTheRightAndIsNotAskedAgain()
    {
        _scene.Own();
        _scene.Answer(Renewal(1), WriteOutcome<Claim>.Conflict(null, "It cannot be read."));
        _scene.Held.ShouldBeNull();
        _scene.Standing.ShouldNotBeNull().Cause.ShouldBe(AgentCauses.ClaimUnusable);
        _scene.After(60).ShouldBeEmpty();
    }

    [Fact]
    public void ShorterClaim_WaitsUntilTheLeashesOfTheLongerOneHaveRunOut()
    {
        _scene.Follow(MovableDefinition.Usual with { Length = TimeSpan.FromSeconds(30) });
        _scene.Own();
        _scene.Follow();
        var renewal = Renewal(1);
        renewal.Length.ShouldBe(TimeSpan.FromSeconds(29));
        _scene.Answer(renewal);
        _scene.Live(30);
        Renewal(1).Length.ShouldBe(OwnershipScene.Length);
    }

    [Fact]
    public void Claim_IsNotMadeLongWhileAShorterRenewalMayStillBeMade()
    {
        _scene.Own();
        _scene.Answer(Renewal(1), WriteOutcome<Claim>.Unknown("Nobody can say."));
        _scene.Tell(new PrepareRestart(null!));
        var planned = Renewal(1);
        planned.Length.ShouldBe(OwnershipScene.Length);
        _scene.Answer(planned);
        _scene.Held.ShouldNotBeNull().EndsAt.ShouldNotBeNull().At.ShouldBe(_scene.Now + OwnershipScene.Length);
    }

    [Fact]
    public void Claim_IsNotMadeLongWhileAShorterRenewalIsUnderWay()
    {
        _scene.Own();
        var underWay = Renewal(1);
        _scene.Tell(new PrepareRestart(null!));
        Renewal(1).Length.ShouldBe(OwnershipScene.Length);
        _scene.Answer(underWay);
        Renewal(1).Length.ShouldBe(OwnershipScene.Length);
    }

    [Fact]
    public void PlannedRestart_MakesTheClaimLong_AndShortAgainWhenItDoesNotCome()
    {
        _scene.Own();
        _scene.Tell(new PrepareRestart(null!));
        var planned = Renewal(1);
        planned.Length.ShouldBe(TimeSpan.FromSeconds(60));
        _scene.Answer(planned);
        _scene.Held.ShouldNotBeNull().EndsAt.ShouldNotBeNull().At.ShouldBe(_scene.Now + TimeSpan.FromSeconds(60));
        _scene.Live(120);
        Renewal(1).Length.ShouldBe(OwnershipScene.Length);
    }

    [Fact]
    public void DaemonAfterAPlannedRestart_ShortensNothingThatIsHeldForLonger()
    {
        _scene.Write(1, 7, length: TimeSpan.FromSeconds(60));
        var renewal = _scene.Look().ShouldHaveSingleItem().ShouldBeOfType<OwnershipAct.Renew>();
        renewal.Length.ShouldBe(TimeSpan.FromSeconds(60));
        _scene.Answer(renewal);
        Renewal(1).Length.ShouldBe(TimeSpan.FromSeconds(59));
    }

    [Fact]
    public void DaemonAfterACrash_DoubtsWhatTheLastOneHasSent()
    {
        _scene.Write(1, 7);
        _scene.Renewed();
        _scene.Answer(_scene.Look().ShouldHaveSingleItem().ShouldBeOfType<OwnershipAct.Renew>());
        _scene.Tell(new PrepareRestart(null!));
        Renewal(1).Length.ShouldBe(OwnershipScene.Length);
    }

    [Fact]
    public void Kept_OutlastsIsolation_AndNobodyFollows()
    {
        _scene.Follow(MovableDefinition.Usual with { KeepsInIsolation = true });
        _scene.Own();
        _scene.Look("The store does not answer.");
        _scene.After(1_000_000);
        _scene.Standing.ShouldNotBeNull().IsOurs.ShouldBeTrue();

        var other = new OwnershipScene().Ready();
        other.Write(2, 1, length: OwnershipTimes.KeptLength);
        other.Look();
        other.After(1_000_000).ShouldBeEmpty();
    }

    [Fact]
    public void NoGuard_LetsWhatRunsGoOnAndStartsNothing()
    {
        _scene.Own();
        _scene.HasGuard = false;
        _scene.After(0.1);
        _scene
            .Standing.ShouldNotBeNull()
            .ShouldSatisfyAllConditions(
                standing => standing.IsOurs.ShouldBeTrue(),
                standing => standing.Hold.ShouldBe(AgentCauses.GuardAway)
            );
    }

    [Fact]
    public void DaemonThatStarts_OwnsAgainWhatItCanRenew_AndConcludesNothingBefore()
    {
        _scene.Write(1, 7);
        var renewal = _scene.Look().ShouldHaveSingleItem().ShouldBeOfType<OwnershipAct.Renew>();
        _scene.Standing.ShouldBeNull();
        _scene.Answer(renewal);
        _scene
            .Standing.ShouldNotBeNull()
            .ShouldSatisfyAllConditions(
                standing => standing.IsOurs.ShouldBeTrue(),
                standing => standing.Epoch.ShouldBe(7)
            );
    }

    [Fact]
    public void DaemonThatStarts_AndFindsItTaken_SaysSo()
    {
        _scene.Write(1, 7);
        var renewal = _scene.Look().ShouldHaveSingleItem().ShouldBeOfType<OwnershipAct.Renew>();
        _scene.Answer(renewal, WriteOutcome<Claim>.Conflict(_scene.Write(3, 8), "It is another's."));
        _scene.Standing.ShouldNotBeNull().Reason.ShouldBe("pc3 owns it.");
    }

    [Fact]
    public void DaemonThatReachesNobody_SaysSoWhenNothingOfBeforeCanRunAnyMore()
    {
        _scene.After(59.9);
        _scene.Standing.ShouldBeNull();
        _scene.After(0.1);
        _scene.Standing.ShouldNotBeNull().Reason.ShouldBe("Who owns it is not known: The store was not reached yet.");
    }

    [Fact]
    public void DaemonThatReachesNobody_LeavesAloneWhatIsKept()
    {
        _scene.Follow(MovableDefinition.Usual with { KeepsInIsolation = true });
        _scene.After(1_000_000);
        _scene.Standing.ShouldBeNull();
    }

    private OwnershipAct.Renew Taken() =>
        _scene
            .Take(_scene.Look().OfType<OwnershipAct.Take>().ShouldHaveSingleItem())
            .OfType<OwnershipAct.Renew>()
            .ShouldHaveSingleItem();

    private OwnershipAct.Renew Renewal(double after) =>
        _scene.After(after).ShouldHaveSingleItem().ShouldBeOfType<OwnershipAct.Renew>();
}
