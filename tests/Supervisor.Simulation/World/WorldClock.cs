namespace Supervisor.Simulation.World;

/// <summary>True time, and everything that is going to happen at some moment of it, in order.</summary>
internal sealed class WorldClock
{
    private readonly PriorityQueue<Happening, (long Ticks, long Order)> _queue = new();
    private long _order;

    internal TimeSpan Now { get; private set; }

    internal Happening After(TimeSpan delay, Action action)
    {
        var happening = new Happening(action);
        var ticks = Now.Ticks + Math.Max(0, delay.Ticks);
        _queue.Enqueue(happening, (ticks, _order++));
        return happening;
    }

    /// <summary>Moves on to the next happening; false when there is none before the limit, where time then stands.</summary>
    internal bool MoveOn(TimeSpan limit)
    {
        while (_queue.TryPeek(out var happening, out var priority) && priority.Ticks <= limit.Ticks)
        {
            _queue.Dequeue();
            if (happening.Action is { } action)
            {
                Now = new TimeSpan(priority.Ticks);
                happening.Cancel();
                action();
                return true;
            }
        }

        Now = limit;
        return false;
    }
}
