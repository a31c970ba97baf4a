using Supervisor.Contracts.Guarding;
using Supervisor.Contracts.Guarding.Holding;
using Supervisor.Contracts.Guarding.Messages;
using Supervisor.Contracts.Guarding.Workloads;

namespace Supervisor.Guard.Serving;

/// <summary>
/// Events, numbered, to all who listen. The last ones are kept, so that who was away for a moment misses none; who was away
/// longer is told so, and reads the list.
/// </summary>
internal sealed class News
{
    private const int Kept = 1024;

    private readonly Queue<GuardEvent> _kept = new();
    private readonly List<Action<byte[]>> _listeners = [];
    private long _last;

    /// <summary>Which run of a guard these are the events of.</summary>
    public string Run { get; } = Guid.NewGuid().ToString("N");

    public EventPosition Position => new(Run, _last);

    public void Publish(
        string kind,
        WorkloadStatus? workload = null,
        string? log = null,
        string? text = null,
        HeldContainer? held = null
    )
    {
        var news = new GuardEvent(++_last, kind, workload, log, text, held);
        _kept.Enqueue(news);
        if (_kept.Count > Kept)
        {
            _kept.Dequeue();
        }

        if (_listeners.Count == 0)
        {
            return;
        }

        var frame = Frame(news);
        // Who is too slow leaves while it is told.
        foreach (var tell in _listeners.ToList())
        {
            tell(frame);
        }
    }

    /// <returns>The events after a position, or null when some of them are gone.</returns>
    public IReadOnlyList<byte[]>? After(EventPosition position)
    {
        var isKnown = position.Run == Run && position.Sequence >= _last - _kept.Count && position.Sequence <= _last;
        return isKnown ? [.. _kept.Where(news => news.Sequence > position.Sequence).Select(Frame)] : null;
    }

    public void Listen(Action<byte[]> tell) => _listeners.Add(tell);

    public void Leave(Action<byte[]> tell) => _listeners.Remove(tell);

    private static byte[] Frame(GuardEvent news) =>
        GuardFrames.Encode(new GuardMessage(Event: news), GuardJson.Default.GuardMessage);
}
