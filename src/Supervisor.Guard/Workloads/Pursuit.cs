using Supervisor.Guard.Looping;

namespace Supervisor.Guard.Workloads;

/// <summary>
/// Repeats a round until somebody ends it: at once, then ever more slowly while the same processes are left. A killed one
/// needs some microseconds to be gone, and one that hangs in the kernel may need for ever; who brings up others is given
/// no pause.
/// </summary>
internal sealed class Pursuit(EventLoop loop, Action round)
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(500);

    private TimeSpan _delay = Shortest;
    private Deadline? _next;
    private HashSet<int> _left = [];

    /// <param name="at">On the <see cref="BootClock"/>.</param>
    public void BeginAt(long at)
    {
        _delay = Shortest;
        _next?.Cancel();
        _next = loop.At(at, round);
    }

    public void BeginNow()
    {
        _delay = Shortest;
        _next?.Cancel();
        round();
    }

    /// <param name="left">The pids of who is still there.</param>
    /// <param name="notAfter">A moment at which a round is due in any case, if it is still to come.</param>
    public void Again(IReadOnlyCollection<int> left, long? notAfter)
    {
        _delay = _left.IsSupersetOf(left) ? _delay : Shortest;
        _left = [.. left];
        var (now, at) = (BootClock.Now, BootClock.After(_delay).Nanoseconds);
        _next?.Cancel();
        _next = loop.At(notAfter > now ? Math.Min(at, notAfter.Value) : at, round);
        _delay = _delay * 2 < Longest ? _delay * 2 : Longest;
    }

    public void End() => _next?.Cancel();
}
