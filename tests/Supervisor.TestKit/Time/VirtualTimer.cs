namespace Supervisor.TestKit.Time;

/// <summary>A timer of the <see cref="VirtualClock"/>. Its order number tells a queue entry that is still meant.</summary>
internal sealed class VirtualTimer(VirtualClock clock, TimerCallback callback, object? state) : ITimer
{
    private const long Idle = -1;

    private TimeSpan _period = Timeout.InfiniteTimeSpan;
    private bool _isDisposed;

    internal TimeSpan Due { get; set; }

    internal long Order { get; set; } = Idle;

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        if (_isDisposed)
        {
            return false;
        }

        _period = period;
        Order = Idle;
        if (dueTime != Timeout.InfiniteTimeSpan)
        {
            clock.Enqueue(this, dueTime);
        }

        return true;
    }

    public void Dispose()
    {
        _isDisposed = true;
        Order = Idle;
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    internal void Fire()
    {
        Order = Idle;
        if (_period != Timeout.InfiniteTimeSpan)
        {
            clock.Enqueue(this, _period);
        }

        callback(state);
    }
}
