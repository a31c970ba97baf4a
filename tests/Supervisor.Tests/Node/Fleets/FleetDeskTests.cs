using Shouldly;
using Supervisor.Contracts.Palettes;
using Supervisor.TestKit.Coordination;
using Xunit;

namespace Supervisor.Tests.Node.Fleets;

public sealed class FleetDeskTests : IDisposable
{
    private const string NotRead = "fleet.not-read";
    private const int ForLong = 1000;

    private readonly DeskKit _kit = new();

    public void Dispose() => _kit.Dispose();

    [Fact]
    public void Forecast_OfTheFirst_StartsAll() =>
        _kit.Run(() => _kit.Desk.ForecastAsync(_kit.Draft("till"))).Value!.Summary.ShouldBe("1 starts");

    [Fact]
    public void Forecast_WhileTheJournalCannotBeRead_IsNone()
    {
        _kit.Apply("till").IsOk.ShouldBeTrue();
        var blind = _kit.Restarted(ForLong);

        var error = blind.Run(() => blind.Desk.ForecastAsync(blind.Draft("till"))).Error.ShouldNotBeNull();

        (error.Code, error.Why).ShouldBe((NotRead, "The disk does not answer."));
    }

    [Fact]
    public void Forecast_OfANodeThatDoesNotAnswer_IsNone()
    {
        _kit.Apply("till").IsOk.ShouldBeTrue();
        _kit.Node.Actors.Hold("/node");

        var forecast = _kit.Run(() => _kit.Desk.ForecastAsync(_kit.Draft("till")));

        forecast.Error.ShouldNotBeNull().Code.ShouldBe(NotRead);
    }

    /// <summary>Others may have applied revisions to the same store by then.</summary>
    [Fact]
    public void Plan_BeforeAnythingWasApplied_HasNothing()
    {
        _kit.StoreFromElsewhere("till");

        var plan = _kit.Run(_kit.Desk.PlanAsync);

        plan.Error.ShouldBeNull();
        plan.Value!.Groups.ShouldBeEmpty();
    }

    [Fact]
    public void Apply_OfSomethingNew_HasWhatStartsItComeUpMeanwhile()
    {
        _kit.Apply("web").IsOk.ShouldBeTrue();
        _kit.WorkExpected.ShouldBe(1);

        _kit.Apply("web").IsOk.ShouldBeTrue();
        _kit.WorkExpected.ShouldBe(1);
    }

    [Fact]
    public void Apply_WhileTheJournalCannotBeRead_ChangesNothing()
    {
        _kit.Apply("till").IsOk.ShouldBeTrue();
        var blind = _kit.Restarted(ForLong);

        var applied = blind.Apply("scale");

        applied.Error.ShouldNotBeNull().Code.ShouldBe(NotRead);
        blind.StoredRevision().ShouldBe(1, "a number that this node may have applied is not given again");
    }

    [Fact]
    public void Apply_WhoseStoreHasForgottenWhatTheNodeApplied_IsRefused()
    {
        _kit.Apply("till").IsOk.ShouldBeTrue();
        _kit.LoseStore();

        _kit.Apply("scale").Error.ShouldNotBeNull().Code.ShouldBe("fleet.store-behind");

        _kit.StoredRevision().ShouldBe(0);
    }

    [Fact]
    public void Resume_WhileTheJournalCannotBeRead_SaysWhy()
    {
        _kit.Apply("till").IsOk.ShouldBeTrue();
        var blind = _kit.Restarted(ForLong);

        blind.Run(blind.Desk.ResumeAsync).ShouldNotBeNull().Code.ShouldBe(NotRead);
        blind.Node.Agents.ShouldBeEmpty();
    }

    [Fact]
    public void Resume_OfANodeThatNeverHadAFleet_IsInOrder() => _kit.Run(_kit.Desk.ResumeAsync).ShouldBeNull();

    [Fact]
    public void Resume_WithoutAStore_FindsTheFleetInTheJournal()
    {
        _kit.Apply("till").IsOk.ShouldBeTrue();
        var restarted = _kit.Restarted();
        restarted.Fate = CallFate.Unavailable;

        restarted.Run(restarted.Desk.ResumeAsync).ShouldBeNull();

        restarted.Node.Agents.ShouldBe(["till"]);
    }

    [Fact]
    public void Follow_OfARevisionThatAnotherNodeHasStored_HasItHoldHereToo()
    {
        _kit.StoreFromElsewhere("till");

        _kit.Run(_kit.Desk.FollowAsync).ShouldBeNull();

        _kit.Node.Agents.ShouldHaveSingleItem();
        _kit.Run(_kit.Desk.FleetAsync).Value!.Revision.ShouldBe(1);
        _kit.Run(_kit.Desk.FollowAsync).ShouldBeNull("there is nothing left to do");
    }

    [Fact]
    public void Apply_AskedForAgainAfterAnother_StoresNothing()
    {
        var id = Supervisor.Tests.Supervision.Groups.Groups.NextId();
        _kit.Apply("till", id).IsOk.ShouldBeTrue();
        _kit.Apply("scale").IsOk.ShouldBeTrue();

        _kit.Apply("till", id).Error.ShouldNotBeNull().Code.ShouldBe(ErrorCodes.Refused);

        _kit.StoredRevision().ShouldBe(2);
    }

    [Fact]
    public void Apply_ThatAnotherNodeHasDoneBeforeAnother_StoresNothing()
    {
        var id = Supervisor.Tests.Supervision.Groups.Groups.NextId();
        _kit.StoreFromElsewhere("till", id);
        _kit.StoreFromElsewhere("scale");

        _kit.Apply("till", id).Error.ShouldNotBeNull().Code.ShouldBe(ErrorCodes.Refused);

        _kit.StoredRevision().ShouldBe(2);
    }

    [Fact]
    public void Apply_AskedForAgainAfterTheFleetWasTakenDown_StoresNothing()
    {
        var id = Supervisor.Tests.Supervision.Groups.Groups.NextId();
        _kit.Apply("till", id).IsOk.ShouldBeTrue();
        _kit.Run(() => _kit.Desk.Downs.StopAsync(Supervisor.Tests.Supervision.Groups.Groups.NextId(), "ann"))
            .ShouldBeNull();
        _kit.StoreFromElsewhere("scale");

        _kit.Apply("till", id).Error.ShouldNotBeNull().Code.ShouldBe(ErrorCodes.Refused);

        _kit.StoredRevision().ShouldBe(2);
    }

    [Fact]
    public void Down_ThatComesWhileARevisionIsFollowed_StartsNothingOfIt()
    {
        using var shared = new DeskKit(isShared: true);
        shared.StoreFromElsewhere("till");
        var stopping = Task.FromResult<OperatorError?>(null);
        shared.BeforeHolding = () =>
            stopping = shared.Desk.Downs.StopAsync(Supervisor.Tests.Supervision.Groups.Groups.NextId(), "ann");

        shared.Run(shared.Desk.FollowAsync).ShouldBeNull();
        shared.Run(() => stopping).ShouldBeNull();
        shared.Run(shared.Desk.Downs.AlignAsync).ShouldBeNull();

        shared.Run(shared.Desk.FleetAsync).Value!.StoppedBy.ShouldBe("ann");
    }

    [Fact]
    public void Apply_OfWhatALateNodeHolds_IsARevisionOfItsOwn()
    {
        using var kit = new DeskKit(isShared: true);
        kit.Apply("till").IsOk.ShouldBeTrue();
        kit.Apply("till").Value!.Revision.ShouldBe(1, "nobody has another");
        kit.StoreFromElsewhere("scale");

        kit.Apply("till").Value!.Revision.ShouldBe(3);

        kit.StoredRevision().ShouldBe(3);
    }

    [Fact]
    public void Apply_OfANodeWhoseClockIsBehind_IsLaterThanWhatItFollows()
    {
        _kit.Node.Actors.Clock.WallClockStep = TimeSpan.FromHours(1);
        _kit.StoreFromElsewhere("till");
        _kit.Node.Actors.Clock.WallClockStep = TimeSpan.Zero;

        _kit.Apply("scale").IsOk.ShouldBeTrue();

        var stored = _kit.Run(() => _kit.Store.ListRevisionsAsync(2)).Value.ShouldNotBeNull();
        stored[0].Stamp.When.ShouldBeGreaterThan(stored[1].Stamp.When);
    }

    [Fact]
    public void Follow_WhileThereIsNothing_IsInOrder() => _kit.Run(_kit.Desk.FollowAsync).ShouldBeNull();

    [Fact]
    public void Follow_OfAStoreThatHasForgotten_SaysSo_AndChangesNothing()
    {
        _kit.Apply("till").IsOk.ShouldBeTrue();
        _kit.LoseStore();

        _kit.Run(_kit.Desk.FollowAsync).ShouldNotBeNull().Code.ShouldBe("fleet.store-behind");

        _kit.Node.Agents.ShouldHaveSingleItem();
    }

    [Fact]
    public void Follow_OfAnotherContentUnderTheSameNumber_SaysSo()
    {
        _kit.Apply("till").IsOk.ShouldBeTrue();
        _kit.LoseStore();
        _kit.StoreFromElsewhere("scale");

        _kit.Run(_kit.Desk.FollowAsync).ShouldNotBeNull().Message.ShouldContain("is another than revision 1");
    }

    [Fact]
    public void Follow_WithoutAStore_SaysWhy()
    {
        _kit.Fate = CallFate.Unavailable;

        _kit.Run(_kit.Desk.FollowAsync).ShouldNotBeNull().Why.ShouldNotBeEmpty();
    }
}
