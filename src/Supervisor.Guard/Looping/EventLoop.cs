using System.Collections.Concurrent;
using Supervisor.Guard.Native;

namespace Supervisor.Guard.Looping;

/// <summary>
/// The one thread that everything of the guard happens on, except copying and flushing. It sleeps until a descriptor, a
/// deadline or another thread wakes it. A handler that throws is reported and costs nobody else anything.
/// </summary>
internal sealed class EventLoop : IDisposable
{
    private readonly Poll _poll = new();
    private readonly Dictionary<long, Action<uint>> _handlers = [];
    private readonly Deadlines _deadlines = new();
    private readonly ConcurrentQueue<Action> _posted = new();
    private readonly int _wake;
    private readonly Action<Exception> _onFault;

    private long _lastToken;
    private bool _ended;

    public EventLoop(Action<Exception> onFault)
    {
        _onFault = onFault;
        _wake = Errno.Check(
            LibcPolling.CreateEvent(0, LibcPolling.CloseOnExec | LibcPolling.NonBlocking),
            "Making a descriptor to be woken by"
        );
        Watch(_wake, LibcPolling.Readable, _ => RunPosted());
        Watch(_deadlines.Descriptor, LibcPolling.Readable, _ => _deadlines.RunDue(Run));
    }

    /// <param name="handler">Gets the events that came.</param>
    public Watched Watch(int descriptor, uint events, Action<uint> handler)
    {
        // By a number that is never used again: the kernel gives a descriptor's number to the next file at once, while
        // an event of the last may still be among those just fetched.
        var token = ++_lastToken;
        _poll.Add(descriptor, events, token);
        _handlers.Add(token, handler);
        return new Watched(descriptor, token);
    }

    public void Change(Watched watched, uint events) => _poll.Change(watched.Descriptor, events, watched.Token);

    /// <summary>Before the descriptor is closed.</summary>
    public void Unwatch(Watched watched)
    {
        if (_handlers.Remove(watched.Token))
        {
            _poll.Remove(watched.Descriptor);
        }
    }

    /// <param name="at">On the <see cref="BootClock"/>.</param>
    public Deadline At(long at, Action action) => _deadlines.Add(at, action);

    public Deadline After(TimeSpan delay, Action action) =>
        At(BootClock.Now + delay.Ticks * TimeSpan.NanosecondsPerTick, action);

    /// <summary>From any thread.</summary>
    public void Post(Action action)
    {
        _posted.Enqueue(action);
        Span<byte> one = stackalloc byte[sizeof(ulong)];
        one[0] = 1;
        Libc.Write(_wake, one, one.Length);
    }

    public void Run()
    {
        Span<long> ready = stackalloc long[Poll.MostEvents];
        Span<uint> events = stackalloc uint[Poll.MostEvents];
        while (!_ended)
        {
            var count = _poll.Wait(ready, events);
            // After a sleep of the machine's much is ready at once, and nothing of it may come before what is due.
            if (_deadlines.IsDue)
            {
                _deadlines.RunDue(Run);
            }

            for (var i = 0; i < count; i++)
            {
                Dispatch(ready[i], events[i]);
            }
        }
    }

    public void End() => _ended = true;

    public void Dispose()
    {
        _deadlines.Dispose();
        _poll.Dispose();
        Libc.Close(_wake);
    }

    private void Dispatch(long token, uint events)
    {
        if (_handlers.TryGetValue(token, out var handler))
        {
            Run(() => handler(events));
        }
    }

    private void RunPosted()
    {
        Span<byte> count = stackalloc byte[sizeof(ulong)];
        Libc.Read(_wake, count, count.Length);
        while (_posted.TryDequeue(out var action))
        {
            Run(action);
        }
    }

    private void Run(Action action)
    {
        try
        {
            action();
        }
        catch (Exception fault)
        {
            _onFault(fault);
        }
    }
}
