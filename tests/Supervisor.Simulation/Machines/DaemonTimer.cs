using Supervisor.Simulation.World;

namespace Supervisor.Simulation.Machines;

/// <summary>
/// A timer on a machine's monotonic clock. It looks at that clock when it goes off: after a sleep it may be too early,
/// and then waits for the rest.
/// </summary>
internal sealed class DaemonTimer(Daemon daemon, MachineClock clock, TimerCallback callback, object? state) : ITimer
{
    internal const string Drifted = "a timer that a drifting clock let go off at another time";

    // What an actor could notice.
    private static readonly TimeSpan Noticed = TimeSpan.FromMilliseconds(1);

    // Conversions between the clocks round; less than this is not early.
    private static readonly TimeSpan Rounding = TimeSpan.FromMicroseconds(1);

    private Happening? _next;
    private TimeSpan _set;
    private TimeSpan _due;
    private TimeSpan _period;

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        _next?.Cancel();
        _period = period;
        if (dueTime != Timeout.InfiniteTimeSpan)
        {
            _set = clock.Monotonic;
            _due = _set + dueTime;
            Wait();
        }

        return true;
    }

    public void Dispose() => _next?.Cancel();

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    private void Wait() => _next = daemon.After(clock.True(_due - clock.Monotonic), GoOff);

    private void GoOff()
    {
        if (_due - clock.Monotonic > Rounding)
        {
            Wait();
            return;
        }

        var counted = _due - _set;
        if ((clock.True(counted) - counted).Duration() > Noticed)
        {
            daemon.Rarities.Reached(Drifted);
        }

        if (_period != Timeout.InfiniteTimeSpan)
        {
            Change(_period, _period);
        }

        callback(state);
    }
}
