namespace Supervisor.Simulation.Machines;

/// <summary>The clock of a machine as the time provider of one daemon on it.</summary>
internal sealed class DaemonTime(Daemon daemon, MachineClock clock) : TimeProvider
{
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => clock.Monotonic.Ticks;

    public override DateTimeOffset GetUtcNow() => clock.WallClock;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new DaemonTimer(daemon, clock, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }
}
