using Supervisor.Actors.Restarts;

namespace Supervisor.Supervision.EventSourcing;

/// <summary>The phase of one stream, why it is what it is, and who is told of a change.</summary>
internal sealed class StreamStatus(string stream, IStreamObserver observer)
{
    // The first try comes soon, for most doubts are short; the journal itself tries every few seconds.
    private static readonly BackoffPolicy Patience = new(TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(5), 0.2);

    private string _reason = "";
    private int _failures;
    private long? _durableWhenDegraded;

    internal StreamPhase Phase { get; private set; }

    /// <summary>Null while nothing is wrong.</summary>
    internal string? Problem =>
        Phase is StreamPhase.Unreadable or StreamPhase.Degraded or StreamPhase.Quarantined ? _reason : null;

    /// <summary>What the stream says is known; false before it was read, and when it cannot be.</summary>
    internal bool IsRead => Phase is StreamPhase.Ready or StreamPhase.Appending or StreamPhase.Degraded;

    /// <summary>How long to wait before the next try.</summary>
    internal TimeSpan NextPause(double chance) => Patience.Delay(++_failures, chance);

    internal void BeAppending() => Phase = StreamPhase.Appending;

    /// <summary>Nothing waits to be written, so a message may try; whether the journal takes it is not known.</summary>
    internal void BeReadyToTry() => Phase = StreamPhase.Ready;

    internal void BeReady(long durableVersion)
    {
        Phase = StreamPhase.Ready;
        _failures = 0;
        if (_durableWhenDegraded is { } before)
        {
            _durableWhenDegraded = null;
            observer.OnCaughtUp(stream, durableVersion - before);
        }
    }

    internal void BeUnreadable(string reason) => (Phase, _reason) = (StreamPhase.Unreadable, reason);

    internal void BeDegraded(string reason, long durableVersion)
    {
        (Phase, _reason) = (StreamPhase.Degraded, reason);
        if (_durableWhenDegraded is null)
        {
            _durableWhenDegraded = durableVersion;
            observer.OnDegraded(stream, reason);
        }
    }

    internal void BeQuarantined(string reason)
    {
        (Phase, _reason) = (StreamPhase.Quarantined, reason);
        observer.OnQuarantine(stream, reason);
    }
}
