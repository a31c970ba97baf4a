using Supervisor.Simulation.World;

namespace Supervisor.Simulation.Machines;

/// <summary>
/// Time as one machine sees it: its monotonic clock drifts and stands still while the machine is suspended, its wall
/// clock may be stepped. Each daemon has its own view, so that its timers end with it.
/// </summary>
internal sealed class MachineClock(WorldClock world, double drift)
{
    private static readonly DateTimeOffset Epoch = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private TimeSpan _slept;
    private TimeSpan? _sleepsSince;

    internal TimeSpan WallClockStep { get; set; }

    internal TimeSpan Monotonic => Rated((_sleepsSince ?? world.Now) - _slept);

    internal DateTimeOffset WallClock => Epoch + Rated(world.Now) + WallClockStep;

    internal bool IsAsleep => _sleepsSince is not null;

    internal void FallAsleep() => _sleepsSince = world.Now;

    internal void WakeUp()
    {
        _slept += world.Now - (_sleepsSince ?? world.Now);
        _sleepsSince = null;
    }

    /// <summary>How much true time passes while the machine's clock counts so much, if it stays awake.</summary>
    internal TimeSpan True(TimeSpan counted) => counted / (1 + drift);

    private TimeSpan Rated(TimeSpan time) => time * (1 + drift);
}
