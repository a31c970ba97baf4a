namespace Supervisor.Actors.Timing;

/// <summary>
/// Every deadline of an actor system in one heap behind one timer of the <see cref="TimeProvider"/>. The timer is set
/// anew only for an earlier deadline, so that deadlines which are mostly cancelled (of asks) cost no system call.
/// </summary>
internal sealed class Deadlines : IDisposable
{
    private static readonly TimeSpan Never = TimeSpan.MaxValue;

    // Timers take no more than seven weeks. One that goes off early finds nothing due and is set again.
    private static readonly TimeSpan LongestSleep = TimeSpan.FromDays(1);

    private readonly Lock _lock = new();
    private readonly DeadlineHeap _heap = new();
    private readonly TimeProvider _time;
    private readonly long _epoch;
    private readonly ITimer _timer;
    private TimeSpan _armedFor = Never;
    private long _order;

    internal Deadlines(TimeProvider time)
    {
        _time = time;
        _epoch = time.GetTimestamp();
        _timer = time.CreateTimer(
            static state => ((Deadlines)state!).FireDue(),
            this,
            Timeout.InfiniteTimeSpan,
            Timeout.InfiniteTimeSpan
        );
    }

    /// <summary>Monotonic time since the system's start.</summary>
    internal TimeSpan Now => _time.GetElapsedTime(_epoch);

    internal void Schedule(Deadline deadline, TimeSpan delay)
    {
        var now = Now;
        lock (_lock)
        {
            deadline.Due = After(now, delay);
            deadline.Order = _order++;
            _heap.Add(deadline);
            ArmFor(deadline.Due, now);
        }
    }

    /// <summary>False when it has fired already, or was never scheduled.</summary>
    internal bool Cancel(Deadline deadline)
    {
        lock (_lock)
        {
            if (deadline.Index == Deadline.Unscheduled)
            {
                return false;
            }

            _heap.Remove(deadline);
            return true;
        }
    }

    public void Dispose() => _timer.Dispose();

    private void FireDue()
    {
        while (TakeDue() is { } due)
        {
            due.Fire();
        }
    }

    private Deadline? TakeDue()
    {
        var now = Now;
        lock (_lock)
        {
            if (_heap.Earliest is { } earliest && earliest.Due <= now)
            {
                _heap.Remove(earliest);
                return earliest;
            }

            _armedFor = Never;
            if (_heap.Earliest is { } next)
            {
                ArmFor(next.Due, now);
            }

            return null;
        }
    }

    private void ArmFor(TimeSpan due, TimeSpan now)
    {
        if (due >= _armedFor)
        {
            return;
        }

        _armedFor = due;
        _timer.Change(Sleep(due - now), Timeout.InfiniteTimeSpan);
    }

    private static TimeSpan After(TimeSpan now, TimeSpan delay)
    {
        if (delay <= TimeSpan.Zero)
        {
            return now;
        }

        return delay < Never - now ? now + delay : Never;
    }

    // Timers count whole milliseconds; rounding down would wake early, find nothing due and wake again.
    private static TimeSpan Sleep(TimeSpan time)
    {
        if (time <= TimeSpan.Zero)
        {
            return TimeSpan.Zero;
        }

        return time < LongestSleep ? TimeSpan.FromMilliseconds(Math.Ceiling(time.TotalMilliseconds)) : LongestSleep;
    }
}
