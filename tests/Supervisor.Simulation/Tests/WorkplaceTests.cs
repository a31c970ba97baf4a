using Shouldly;
using Supervisor.Simulation.Machines;
using Supervisor.Simulation.Workloads.Effects;
using Supervisor.Simulation.World;
using Xunit;

namespace Supervisor.Simulation.Tests;

public sealed class WorkplaceTests : IDisposable
{
    private readonly Universe _universe = new(1, fullTrace: null);
    private readonly Workplace _place;

    public WorkplaceTests()
    {
        _place = new Workplace(_universe, "the press");
        _place.CalmDown();
    }

    public void Dispose() => _universe.Dispose();

    [Fact]
    public void Effects_OneAfterTheOther_AreCounted()
    {
        var daemon = Daemon();
        Begin(daemon);
        _universe.RunUntil(TimeSpan.FromSeconds(1));
        Begin(daemon);
        _universe.RunUntil(TimeSpan.FromSeconds(2));
        _place.EndedInCalm.ShouldBe(2);
        _universe.Violations.ShouldBeEmpty();
    }

    [Fact]
    public void Effects_AtOnce_AreAViolationEvenOfTwoDaemons()
    {
        Begin(Daemon());
        Begin(Daemon());
        _universe.Violations.ShouldHaveSingleItem().Invariant.ShouldBe(Workplace.OneAtATime);
    }

    [Fact]
    public void Effects_OfADeposedDaemonAmidAnothers_AreNotHeldAgainstTheLanes()
    {
        var deposed = Daemon();
        deposed.Depose();
        Begin(Daemon());
        Begin(deposed);
        _universe.Violations.ShouldBeEmpty();
    }

    [Fact]
    public void Effect_OfADaemonThatKnowsItsJournalLost_IsAViolation()
    {
        var deposed = Daemon();
        deposed.Depose();
        deposed.HasLostJournal = true;
        Begin(deposed);
        _universe.Violations.ShouldHaveSingleItem().Invariant.ShouldBe(Workplace.NoneWithoutJournal);
    }

    private Daemon Daemon() => new(_universe, "mainpc.1");

    private void Begin(Daemon by) => _place.Begin(by, static () => { }, static () => { });
}
