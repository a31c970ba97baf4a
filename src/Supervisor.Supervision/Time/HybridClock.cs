using Supervisor.Contracts.Time;

namespace Supervisor.Supervision.Time;

/// <summary>
/// The node's hybrid logical clock. Each reading is later than every one before it and than every reading of another
/// node that was observed, even when the wall clock is stepped back. Any thread may read it.
/// </summary>
public sealed class HybridClock(TimeProvider time)
{
    private long _last;

    public HybridTime Next() => Advance(HybridTime.Zero);

    /// <summary>Takes note of a reading that came from elsewhere: all that follows is later.</summary>
    public HybridTime Observe(HybridTime other) => Advance(other);

    private HybridTime Advance(HybridTime other)
    {
        while (true)
        {
            var last = Volatile.Read(ref _last);
            var wall = HybridTime.FromMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds());
            var next = Math.Max(wall.Value, Math.Max(last, other.Value) + 1);
            if (Interlocked.CompareExchange(ref _last, next, last) == last)
            {
                return new HybridTime(next);
            }
        }
    }
}
