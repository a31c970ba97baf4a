namespace Supervisor.Actors.Restarts;

/// <summary>
/// How long to wait before a restart: the first comes at once, then <paramref name="Min"/>, doubling up to
/// <paramref name="Cap"/>, each shortened by up to <paramref name="Jitter"/> of itself so that what failed together
/// does not come back together.
/// </summary>
public sealed record BackoffPolicy(TimeSpan Min, TimeSpan Cap, double Jitter)
{
    public static BackoffPolicy Default { get; } = new(TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(30), 0.2);

    /// <param name="streak">How many restarts came before this one without a healthy spell between.</param>
    /// <param name="chance">A number in [0, 1).</param>
    public TimeSpan Delay(int streak, double chance)
    {
        if (streak == 0)
        {
            return TimeSpan.Zero;
        }

        var full = Doubled(streak - 1);
        return full - (full * (Jitter * chance));
    }

    private TimeSpan Doubled(int times)
    {
        var delay = Min;
        for (var i = 0; i < times && delay > TimeSpan.Zero; i++)
        {
            if (delay >= Cap - delay)
            {
                return Cap;
            }

            delay += delay;
        }

        return delay < Cap ? delay : Cap;
    }
}
