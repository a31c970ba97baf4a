namespace Supervisor.Guard.Logs;

/// <summary>A log that somebody writes to, and when it was looked at.</summary>
internal sealed class LogUse(string path, LogSettings settings)
{
    private long _lastHeld;
    private long _lastLookAt;

    public string Path => path;

    public LogSettings Settings { get; set; } = settings;

    public int Users { get; set; }

    /// <summary>The other thread is at it.</summary>
    public bool IsBeingCut { get; set; }

    /// <summary>It could not be cut, which was said once: a disk that is full may have room again some time.</summary>
    public bool IsInTrouble { get; set; }

    /// <summary>Before this moment it is left alone.</summary>
    public long RestsUntil { get; set; }

    /// <summary>Where data begins in the live file; null until the first cut has looked.</summary>
    public long? FirstData { get; set; }

    /// <summary>Also when it was never looked at, and when it is another file than it was.</summary>
    public bool IsDue =>
        FirstData is not { } first || Size() is var size && (size < first || size - first > Settings.SegmentBytes);

    /// <returns>How soon to look again.</returns>
    public TimeSpan Look(long now)
    {
        var held = Size() - (FirstData ?? 0);
        var since = TimeSpan.FromTicks((now - _lastLookAt) / TimeSpan.NanosecondsPerTick);
        var next =
            _lastLookAt == 0 ? LogPace.AtFullSpeed : LogPace.Next(held, held - _lastHeld, since, Settings.SegmentBytes);
        (_lastHeld, _lastLookAt) = (held, now);
        return next;
    }

    private long Size() => new FileInfo(path) is { Exists: true } file ? file.Length : 0;
}
