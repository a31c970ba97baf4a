namespace Supervisor.TestKit.Time;

/// <summary>Something done once, later.</summary>
public static class LaterExtensions
{
    /// <summary>By a timer of this clock, and in its turn.</summary>
    public static void After(this TimeProvider time, TimeSpan span, Action act)
    {
        ITimer? timer = null;
        timer = time.CreateTimer(
            _ =>
            {
                timer?.Dispose();
                act();
            },
            null,
            span,
            Timeout.InfiniteTimeSpan
        );
    }
}
