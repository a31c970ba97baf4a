using Supervisor.Guard.Native;

namespace Supervisor.Guard.Looping;

/// <summary>All deadlines behind one timer of the kernel, which is set to the earliest.</summary>
internal sealed unsafe class Deadlines : IDisposable
{
    private const long NanosecondsPerSecond = 1_000_000_000;

    private const int SmallestCleaning = 64;

    private readonly PriorityQueue<Deadline, long> _queue = new();
    private long _setTo = long.MaxValue;

    /// <summary>Cancelled deadlines stay in the queue until they are due, or until it has grown to twice its use.</summary>
    private int _cleanAt = SmallestCleaning;

    public int Descriptor { get; } =
        Errno.Check(
            LibcPolling.CreateTimer(LibcProcesses.ClockBootTime, LibcPolling.CloseOnExec | LibcPolling.NonBlocking),
            "Making a timer"
        );

    public bool IsDue => _queue.TryPeek(out _, out var at) && at <= BootClock.Now;

    public Deadline Add(long at, Action action)
    {
        var deadline = new Deadline(at, action);
        _queue.Enqueue(deadline, at);
        DropCancelled();
        Set();
        return deadline;
    }

    public void RunDue(Action<Action> run)
    {
        Span<byte> count = stackalloc byte[sizeof(ulong)];
        Libc.Read(Descriptor, count, count.Length);
        _setTo = long.MaxValue;
        var now = BootClock.Now;
        while (_queue.TryPeek(out var next, out var at) && (at <= now || next.IsCancelled))
        {
            _queue.Dequeue();
            if (!next.IsCancelled)
            {
                run(next.Action);
            }
        }

        Set();
    }

    public void Dispose() => Libc.Close(Descriptor);

    private void Set()
    {
        if (!_queue.TryPeek(out _, out var at) || at >= _setTo)
        {
            return;
        }

        var time = stackalloc TimeSpec[2];
        time[0] = default;
        // All zeros would switch the timer off.
        time[1].Seconds = Math.Max(at, 1) / NanosecondsPerSecond;
        time[1].Nanoseconds = Math.Max(at, 1) % NanosecondsPerSecond;
        Errno.Check(LibcPolling.SetTimer(Descriptor, LibcPolling.AbsoluteTime, time, null), "Setting a timer");
        _setTo = at;
    }

    /// <summary>A leash is moved on every second, and each move leaves a cancelled deadline behind.</summary>
    private void DropCancelled()
    {
        if (_queue.Count < _cleanAt)
        {
            return;
        }

        var kept = _queue.UnorderedItems.Where(item => !item.Element.IsCancelled).ToList();
        _queue.Clear();
        _queue.EnqueueRange(kept.Select(item => (item.Element, item.Priority)));
        _cleanAt = Math.Max(SmallestCleaning, _queue.Count * 2);
    }
}
