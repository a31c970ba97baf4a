using Shouldly;
using Supervisor.Simulation.Machines;
using Supervisor.Simulation.Plants;
using Supervisor.Simulation.Workloads.Sites;
using Xunit;

namespace Supervisor.Simulation.Tests;

/// <summary>Two daemons on one data directory, whose lock did not hold: what the journal still stands for.</summary>
public sealed class SecondDaemonTests : IDisposable
{
    /// <summary>Longer than the longest job of a site, so that whoever runs has tried to write.</summary>
    private const double UntilItWrites = 12;

    private readonly OneMachine _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public void First_PausedWhileASecondStarts_AppendsNothingMoreAndEnds()
    {
        var first = Start(_world);
        first.Pause();
        StartSecond(_world);
        first.GoOn();
        _world.RunFor(UntilItWrites);

        first.IsAlive.ShouldBeFalse();
        first.HasLostJournal.ShouldBeTrue();
        ShouldStandInOrder();
    }

    [Fact]
    public void First_RunningWhileASecondStarts_AppendsNothingMoreAndEnds()
    {
        var first = Start(_world);
        StartSecond(_world);
        _world.RunFor(UntilItWrites);

        first.IsAlive.ShouldBeFalse();
        ShouldStandInOrder();
    }

    [Fact]
    public void First_PausedBetweenWriteAndFlush_HasThatWriteBeforeTheSecondsOpening()
    {
        var first = Start(_world);
        _world.Machine.OnceWritten = static daemon => daemon.Pause();
        _world.RunFor(UntilItWrites);
        first.Traffic.IsBetweenWriteAndFlush.ShouldBeTrue();
        StartSecond(_world);
        first.GoOn();
        _world.RunFor(UntilItWrites);

        first.IsAlive.ShouldBeFalse();
        ShouldStandInOrder();
    }

    [Fact]
    public void First_ThatNeverGoesOn_IsMissedAtTheEnd()
    {
        Start(_world).Pause();
        StartSecond(_world);
        _world.Park.CheckFirstsHaveEnded();
        _world.Violated.ShouldBe([MachinePark.FirstEnds]);
    }

    [Fact]
    public void First_WithAWriterThatIsNotFenced_IsFoundBehindTheSecond()
    {
        using var world = new OneMachine(Plant.Unfenced);
        var first = Start(world);
        first.Pause();
        StartSecond(world);
        first.GoOn();
        world.RunFor(UntilItWrites);
        world.Machine.Journal.Written.ShouldNotBeEmpty();
        world.Violated.ShouldContain(Machine.EpochsRise);
    }

    private static Daemon Start(OneMachine world)
    {
        world.Start(new SiteWorkload(world.Universe, Plant.None));
        world.RunFor(UntilItWrites);
        return world.Machine.Daemon.ShouldNotBeNull();
    }

    private static void StartSecond(OneMachine world)
    {
        world.Park.StartSecond(world.Machine).ShouldBeTrue();
        world.RunFor(2);
    }

    private void ShouldStandInOrder()
    {
        _world.Universe.Violations.ShouldBeEmpty();
        foreach (var events in _world.Machine.Journal.Written.Values)
        {
            events.Select(static stored => stored.WriterEpoch).ShouldBeInOrder();
        }

        _world.Machine.Journal.WrittenTo("site").Select(static stored => stored.WriterEpoch).ShouldContain(2);
    }
}
