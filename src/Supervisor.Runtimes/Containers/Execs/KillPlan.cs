namespace Supervisor.Runtimes.Containers.Execs;

/// <summary>When a program that was asked to stop is killed. It can only come sooner than it was to.</summary>
internal sealed class KillPlan(TimeProvider clock)
{
    /// <summary>
    /// For the shell that is to write down the end, once everything else was killed: how it ended counts for more than how
    /// soon that is known.
    /// </summary>
    private static readonly TimeSpan TimeToWrite = TimeSpan.FromSeconds(5);

    private long? _at;

    public bool IsDue => _at is { } at && clock.GetTimestamp() >= at;

    /// <summary>
    /// How long until then, or what was given, whichever is less. In whole milliseconds, as timers count: who waited for a part of one
    /// would not wait at all, and look again until it is over.
    /// </summary>
    public TimeSpan Remaining(TimeSpan most)
    {
        var left = _at is { } at ? WholeMilliseconds(clock.GetElapsedTime(clock.GetTimestamp(), at)) : most;
        return left < TimeSpan.Zero ? TimeSpan.Zero
            : left < most ? left
            : most;
    }

    private static TimeSpan WholeMilliseconds(TimeSpan span) =>
        TimeSpan.FromMilliseconds(Math.Ceiling(span.TotalMilliseconds));

    public void After(TimeSpan grace)
    {
        var at = Later(grace);
        _at = _at is { } planned && planned < at ? planned : at;
    }

    /// <summary>It was killed just now: if it is still there after a while, it is killed again.</summary>
    public void Killed() => _at = Later(TimeToWrite);

    private long Later(TimeSpan span) => clock.GetTimestamp() + (long)(span.TotalSeconds * clock.TimestampFrequency);
}
