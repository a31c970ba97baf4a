using Shouldly;
using Supervisor.Contracts;
using Supervisor.Contracts.Palettes;
using Supervisor.Node.Fleets;
using Supervisor.Node.Hosting;
using Supervisor.TestKit.Coordination;
using Supervisor.Tests.Node.Fleets;
using Supervisor.Tests.Node.Logging;
using Xunit;

namespace Supervisor.Tests.Node.Hosting;

/// <summary>In virtual time: it passes while nothing else can move.</summary>
public sealed class FleetOfStartTests : IDisposable
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(1);

    private readonly DeskKit _kit = new();
    private readonly RecordedLog<FleetOfStart> _log = new();

    public void Dispose() => _kit.Dispose();

    [Fact]
    public void Start_OfANodeWithoutAFleet_IsDoneAtOnce()
    {
        Begin(_kit, told: null, () => Task.CompletedTask).ShouldBeNull();

        _kit.Desk.Trouble.ShouldBeNull();
        _log.Lines.ShouldBeEmpty();
    }

    [Fact]
    public void Journal_ThatCanBeReadLater_HasItsFleetResumedThen()
    {
        _kit.Apply("till").IsOk.ShouldBeTrue();
        var late = _kit.Restarted(unreadable: 8);

        Begin(
                late,
                told: null,
                async () =>
                {
                    late.Desk.Trouble.ShouldNotBeNull().Code.ShouldBe("fleet.not-read");
                    late.Node.Agents.ShouldBeEmpty();
                    await PassAsync(late, Long);
                }
            )
            .ShouldBeNull();

        late.Node.Agents.ShouldBe(["till"]);
        late.Desk.Trouble.ShouldBeNull();
        _log.Lines.Count.ShouldBe(2, string.Join('\n', _log.Lines));
        _log.Lines[0].ShouldStartWith("The fleet is not looked after:");
        _log.Lines[1].ShouldContain("is done now");
    }

    [Fact]
    public void Journal_ThatCanBeReadLater_GetsTheFleetThatTheStartWasToldOf()
    {
        _kit.Apply("till").IsOk.ShouldBeTrue();
        var late = _kit.Restarted(unreadable: 8);

        Begin(late, late.Draft("scale"), () => PassAsync(late, Long)).ShouldBeNull();

        late.StoredRevision().ShouldBe(2);
        late.Node.State().Fleet.Revision.ShouldBe(2);
    }

    [Fact]
    public void Store_ThatIsBackLater_GivesTheFreezeThatWasMissedAndTakesTheFleet()
    {
        _kit.Apply("till").IsOk.ShouldBeTrue();
        _kit.NoteFreeze("moving");
        var late = _kit.Restarted();
        late.Fate = CallFate.Unavailable;

        Begin(
                late,
                late.Draft("scale"),
                async () =>
                {
                    late.Node.Agents.ShouldBe(["till"], "what the journal has is looked after without the store");
                    late.Desk.Trouble.ShouldNotBeNull().Code.ShouldBe("fleet.freeze-not-known");
                    late.Fate = CallFate.Served;
                    await PassAsync(late, Long);
                }
            )
            .ShouldBeNull();

        var fleet = late.Node.State().Fleet;
        (fleet.Revision, fleet.Freeze?.Why).ShouldBe((2, "moving"));
        late.Desk.Trouble.ShouldBeNull();
        _log.Lines.Count(line => line.Contains("is not applied", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public void FleetOfAnOperator_AppliedMeanwhile_CountsMoreThanWhatTheStartWasToldOf()
    {
        _kit.Apply("till").IsOk.ShouldBeTrue();
        var late = _kit.Restarted();
        late.Fate = CallFate.Unavailable;

        Begin(
                late,
                late.Draft("scale"),
                async () =>
                {
                    late.Fate = CallFate.Served;
                    (await late.ApplyAsync("drawer")).IsOk.ShouldBeTrue();
                    await PassAsync(late, Long);
                }
            )
            .ShouldBeNull();

        late.StoredRevision().ShouldBe(2);
        late.Node.State().Fleet.Hash.ShouldBe(late.Draft("drawer").Hash);
        late.Desk.Trouble.ShouldBeNull();
    }

    [Fact]
    public void Start_Ended_TriesNothingMore()
    {
        _kit.Apply("till").IsOk.ShouldBeTrue();
        var late = _kit.Restarted(unreadable: 8);

        late.Run(async () =>
        {
            await using (var start = new FleetOfStart(late.Desk, null, late.Node.Actors.Clock, _log))
            {
                (await start.BeginAsync()).ShouldBeNull();
            }

            await PassAsync(late, Long);
            return true;
        });

        late.Node.Agents.ShouldBeEmpty();
    }

    [Fact]
    public void FirstFleet_ThatCannotBeApplied_KeepsTheDaemonFromStarting()
    {
        _kit.Fate = CallFate.Unavailable;

        Begin(_kit, _kit.Draft("till"), () => Task.CompletedTask).ShouldNotBeNull().Code.ShouldBe("fleet.not-stored");
    }

    [Fact]
    public void SpoiltFiles_OfANodeThatHasAFleet_AreToldOnceAndNotTriedAgain()
    {
        _kit.Apply("till").IsOk.ShouldBeTrue();
        var next = _kit.Restarted();

        Begin(next, new OperatorError("x", "It is spoilt.", "", ""), () => PassAsync(next, Long)).ShouldBeNull();

        next.Node.Agents.ShouldBe(["till"]);
        next.Desk.Trouble.ShouldBeNull();
        _log.Lines.ShouldHaveSingleItem().ShouldContain("It is spoilt.");
    }

    [Fact]
    public void SpoiltFiles_WhileNobodyKnowsWhetherThereIsAFleet_DoNotKeepTheDaemonFromStarting()
    {
        _kit.Apply("till").IsOk.ShouldBeTrue();
        var late = _kit.Restarted(unreadable: 8);

        Begin(late, new OperatorError("x", "It is spoilt.", "", ""), () => PassAsync(late, Long)).ShouldBeNull();

        late.Node.Agents.ShouldBe(["till"]);
    }

    /// <param name="meanwhile">What happens once the start is over, and before the daemon ends.</param>
    /// <returns>Why the daemon cannot start.</returns>
    private OperatorError? Begin(DeskKit kit, Outcome<FleetDraft>? told, Func<Task> meanwhile) =>
        kit.Run(async () =>
        {
            await using var start = new FleetOfStart(kit.Desk, told, kit.Node.Actors.Clock, _log);
            var problem = await start.BeginAsync();
            await meanwhile();
            return problem;
        });

    private static Task PassAsync(DeskKit kit, TimeSpan time) => Task.Delay(time, kit.Node.Actors.Clock);
}
