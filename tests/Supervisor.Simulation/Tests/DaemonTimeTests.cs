using Shouldly;
using Supervisor.Simulation.Machines;
using Supervisor.Simulation.World;
using Xunit;

namespace Supervisor.Simulation.Tests;

public sealed class DaemonTimeTests : IDisposable
{
    private readonly Universe _universe = new(1, fullTrace: null);
    private readonly Daemon _daemon;
    private readonly List<double> _fired = [];

    public DaemonTimeTests() => _daemon = new Daemon(_universe, "mainpc.1");

    public void Dispose() => _universe.Dispose();

    [Fact]
    public void Timer_OnAFastClock_GoesOffEarlyInTrueTime()
    {
        Set(new MachineClock(_universe.Clock, drift: 0.25), seconds: 10);
        RunFor(20);
        _fired.ShouldHaveSingleItem().ShouldBe(8, tolerance: 0.001);
    }

    [Fact]
    public void Timer_OfASuspendedMachine_WaitsForAsLongAsItSlept()
    {
        var clock = new MachineClock(_universe.Clock, drift: 0);
        Set(clock, seconds: 10);
        RunFor(4);
        clock.FallAsleep();
        RunFor(30);
        _fired.ShouldBeEmpty();
        clock.WakeUp();
        RunFor(20);
        _fired.ShouldHaveSingleItem().ShouldBe(40, tolerance: 0.001);
    }

    [Fact]
    public void Timer_WhenTheWallClockIsStepped_DoesNotMind()
    {
        var clock = new MachineClock(_universe.Clock, drift: 0);
        Set(clock, seconds: 10);
        var before = clock.WallClock;
        clock.WallClockStep = TimeSpan.FromHours(-1);
        clock.WallClock.ShouldBe(before.AddHours(-1));
        RunFor(20);
        _fired.ShouldHaveSingleItem().ShouldBe(10, tolerance: 0.001);
    }

    [Fact]
    public void Timer_OfAPausedProcess_GoesOffWhenItGoesOn()
    {
        Set(new MachineClock(_universe.Clock, drift: 0), seconds: 10);
        _daemon.Pause();
        RunFor(30);
        _fired.ShouldBeEmpty();
        _daemon.GoOn();
        _fired.ShouldHaveSingleItem().ShouldBe(30, tolerance: 0.001);
    }

    [Fact]
    public void Timer_OfADeadProcess_NeverGoesOff()
    {
        Set(new MachineClock(_universe.Clock, drift: 0), seconds: 10);
        _daemon.Kill();
        RunFor(30);
        _fired.ShouldBeEmpty();
    }

    private void Set(MachineClock clock, double seconds) =>
        new DaemonTime(_daemon, clock).CreateTimer(
            _ => _fired.Add(_universe.Clock.Now.TotalSeconds),
            null,
            TimeSpan.FromSeconds(seconds),
            Timeout.InfiniteTimeSpan
        );

    private void RunFor(double seconds) => _universe.RunUntil(_universe.Clock.Now + TimeSpan.FromSeconds(seconds));
}
