namespace Supervisor.Simulation.World;

/// <summary>True time as a time provider, for what is on no machine.</summary>
internal sealed class WorldTime(WorldClock clock) : TimeProvider
{
    private static readonly DateTimeOffset Epoch = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => clock.Now.Ticks;

    public override DateTimeOffset GetUtcNow() => Epoch + clock.Now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(clock, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class Timer(WorldClock clock, Action goOff) : ITimer
    {
        private Happening? _next;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            _next?.Cancel();
            if (dueTime != Timeout.InfiniteTimeSpan)
            {
                _next = clock.After(dueTime, () => GoOff(period));
            }

            return true;
        }

        public void Dispose() => _next?.Cancel();

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        private void GoOff(TimeSpan period)
        {
            if (period != Timeout.InfiniteTimeSpan)
            {
                Change(period, period);
            }

            goOff();
        }
    }
}
