namespace Supervisor.Guard.Logs;

/// <summary>How soon to look at a log again: as late as it can wait, so that quiet logs cost nothing.</summary>
internal static class LogPace
{
    public static TimeSpan AtRest { get; } = TimeSpan.FromSeconds(1);

    public static TimeSpan AtFullSpeed { get; } = TimeSpan.FromMilliseconds(50);

    /// <param name="held">Bytes in the live file.</param>
    /// <param name="grown">By how much since the last look.</param>
    /// <param name="since">How long that is ago.</param>
    public static TimeSpan Next(long held, long grown, TimeSpan since, long segmentBytes)
    {
        if (grown <= 0 || since <= TimeSpan.Zero)
        {
            return AtRest;
        }

        var seconds = Math.Max(segmentBytes - held, 0) / (grown / since.TotalSeconds);
        return TimeSpan.FromSeconds(Math.Clamp(seconds, AtFullSpeed.TotalSeconds, AtRest.TotalSeconds));
    }
}
