namespace Supervisor.Actors.Cells;

/// <summary>Signals as they arrive, from any thread; taken all at once by the cell's turn.</summary>
internal struct SignalQueue
{
    private Signal? _newest;

    internal readonly bool HasAny => Volatile.Read(in _newest) is not null;

    internal void Push(Signal signal)
    {
        var newest = Volatile.Read(ref _newest);
        while (true)
        {
            signal.Next = newest;
            var seen = Interlocked.CompareExchange(ref _newest, signal, newest);
            if (ReferenceEquals(seen, newest))
            {
                return;
            }

            newest = seen;
        }
    }

    /// <summary>The oldest, which leads to all that came after it.</summary>
    internal Signal? TakeAll()
    {
        var newest = Interlocked.Exchange(ref _newest, null);
        Signal? oldest = null;
        while (newest is not null)
        {
            (newest.Next, oldest, newest) = (oldest, newest, newest.Next);
        }

        return oldest;
    }
}
