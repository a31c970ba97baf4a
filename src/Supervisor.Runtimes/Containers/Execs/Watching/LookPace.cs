namespace Supervisor.Runtimes.Containers.Execs.Watching;

/// <summary>
/// Whoever writes without end to what is looked at would have looks without end. So some may follow each other at once, as when a
/// program begins, and from then on each waits until others had their turn.
/// </summary>
internal sealed class LookPace(TimeProvider clock)
{
    public const int AtOnce = 20;

    /// <summary>Between two looks of which the second had nothing to wait for.</summary>
    public static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(100);

    private long _last = clock.GetTimestamp();
    private int _quick;

    /// <summary>A look is about to be made.</summary>
    /// <returns>How long it is to wait.</returns>
    public TimeSpan Next()
    {
        var since = clock.GetElapsedTime(_last);
        _last = clock.GetTimestamp();
        _quick = since < Breath ? _quick + 1 : 0;
        return _quick > AtOnce ? Breath : TimeSpan.Zero;
    }
}
