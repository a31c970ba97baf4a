using Supervisor.Simulation.World;

namespace Supervisor.Simulation.Machines;

/// <summary>
/// Time as one machine sees it: its monotonic clock drifts and stands still while the machine is suspended, its wall
/// clock may be stepped. Each daemon has its own view, so that its timers end with it.
/// </summary>
internal sealed class MachineClock(WorldClock world, double drift)
{
    private static readonly DateTimeOffset Epoch = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly Queue<Action> _whileAsleep = new();
    private TimeSpan _slept;
    private TimeSpan? _sleepsSince;

    internal TimeSpan WallClockStep { get; set; }

    internal TimeSpan Monotonic => Rated((_sleepsSince ?? world.Now) - _slept);

    internal DateTimeOffset WallClock => Epoch + Rated(world.Now) + WallClockStep;

    /// <summary>Also while it is suspended, and across losses of its power.</summary>
    internal TimeSpan SinceBeginning => Rated(world.Now);

    internal bool IsAsleep => _sleepsSince is not null;

    /// <summary>When it was last suspended and went on; zero: it never was.</summary>
    internal TimeSpan WokenAt { get; private set; }

    internal void FallAsleep() => _sleepsSince = world.Now;

    internal void WakeUp()
    {
        _slept += world.Now - (_sleepsSince ?? world.Now);
        _sleepsSince = null;
        WokenAt = world.Now;
        while (!IsAsleep && _whileAsleep.TryDequeue(out var action))
        {
            action();
        }
    }

    /// <summary>What would happen on the machine happens when it is awake, in order.</summary>
    internal void WhenAwake(Action action)
    {
        if (IsAsleep)
        {
            _whileAsleep.Enqueue(action);
        }
        else
        {
            action();
        }
    }

    /// <summary>How much true time passes while the machine's clock counts so much, if it stays awake.</summary>
    internal TimeSpan True(TimeSpan counted) => counted / (1 + drift);

    private TimeSpan Rated(TimeSpan time) => time * (1 + drift);
}
