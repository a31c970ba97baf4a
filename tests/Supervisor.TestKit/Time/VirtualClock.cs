namespace Supervisor.TestKit.Time;

/// <summary>
/// Time that stands still until somebody moves it. Timers go off in the order of their due times, and among equals in
/// the order in which they were set.
/// </summary>
public sealed class VirtualClock(DateTimeOffset start) : TimeProvider
{
    private static readonly DateTimeOffset DefaultStart = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

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
            DropCancelled();
            return _timers.TryPeek(out _, out var priority) ? priority.Due : null;
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
        if (NextDue is not { } due || due > limit)
        {
            return false;
        }

        Elapsed = due > Elapsed ? due : Elapsed;
        _timers.Dequeue().Fire();
        return true;
    }

    public void MoveTo(TimeSpan elapsed) => Elapsed = elapsed > Elapsed ? elapsed : Elapsed;

    internal void Enqueue(VirtualTimer timer, TimeSpan delay)
    {
        timer.Due = Elapsed + delay;
        timer.Order = _order++;
        _timers.Enqueue(timer, (timer.Due, timer.Order));
    }

    private void DropCancelled()
    {
        while (_timers.TryPeek(out var timer, out var priority) && timer.Order != priority.Order)
        {
            _timers.Dequeue();
        }
    }
}
