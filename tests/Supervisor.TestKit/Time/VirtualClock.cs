namespace Supervisor.TestKit.Time;

/// <summary>
/// Time that stands still until somebody moves it. Timers go off in the order of their due times, and among equals in
/// the order in which they were set. They may be set from any thread; one thread at a time moves the clock.
/// </summary>
public sealed class VirtualClock(DateTimeOffset start) : TimeProvider
{
    private static readonly DateTimeOffset DefaultStart = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly Lock _gate = new();
    private readonly PriorityQueue<VirtualTimer, (TimeSpan Due, long Order)> _timers = new();
    private long _order;

    public VirtualClock()
        : this(DefaultStart) { }

    /// <summary>Time passed since the clock was made.</summary>
    public TimeSpan Elapsed { get; private set; }

    /// <summary>How far the wall clock is off; stepping it moves no timer.</summary>
    public TimeSpan WallClockStep { get; set; }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Elapsed.Ticks;

    public override DateTimeOffset GetUtcNow() => start + Elapsed + WallClockStep;

    /// <summary>When the next timer is due; null when none is.</summary>
    public TimeSpan? NextDue
    {
        get
        {
            lock (_gate)
            {
                DropCancelled();
                return _timers.TryPeek(out _, out var priority) ? priority.Due : null;
            }
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new VirtualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves to the next due time, if it is not later than the limit, and fires what is due then.</summary>
    public bool MoveToNextTimer(TimeSpan limit)
    {
        if (TakeNext(limit) is not { } timer)
        {
            return false;
        }

        timer.Fire();
        return true;
    }

    public void MoveTo(TimeSpan elapsed) => Elapsed = elapsed > Elapsed ? elapsed : Elapsed;

    internal void Enqueue(VirtualTimer timer, TimeSpan delay)
    {
        lock (_gate)
        {
            timer.Due = Elapsed + delay;
            timer.Order = _order++;
            _timers.Enqueue(timer, (timer.Due, timer.Order));
        }
    }

    private VirtualTimer? TakeNext(TimeSpan limit)
    {
        lock (_gate)
        {
            if (NextDue is not { } due || due > limit)
            {
                return null;
            }

            MoveTo(due);
            return _timers.Dequeue();
        }
    }

    private void DropCancelled()
    {
        while (_timers.TryPeek(out var timer, out var priority) && timer.Order != priority.Order)
        {
            _timers.Dequeue();
        }
    }
}
