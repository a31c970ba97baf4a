using Supervisor.Fleet.Model.Agents;

namespace Supervisor.Supervision.Probing;

/// <summary>The times between the tries of a probe.</summary>
internal static class ProbePace
{
    /// <summary>Whatever the file says: a probe is no load test.</summary>
    internal static readonly TimeSpan LeastInterval = TimeSpan.FromMilliseconds(100);

    internal static readonly TimeSpan FirstLookDelay = TimeSpan.FromMilliseconds(100);

    private static readonly TimeSpan LongestLookDelay = TimeSpan.FromSeconds(1);

    // Enough to part in a few rounds those that began together, and too little to surprise who counts the seconds.
    private const double Jitter = 0.1;

    /// <summary>From the end of a try to the beginning of the next, so that two never overlap and a slow one is not chased.</summary>
    internal static TimeSpan Interval(ProbeModel probe, double chance) =>
        Least(probe) * (1 - Jitter + (2 * Jitter * chance));

    internal static TimeSpan LongestLook(ProbeModel probe) => Min(Least(probe), LongestLookDelay);

    /// <summary>What a restart of the daemon finds running is asked over a second and not all at once.</summary>
    internal static TimeSpan Spread(ProbeModel probe, double chance) => LongestLook(probe) * chance;

    internal static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;

    internal static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private static TimeSpan Least(ProbeModel probe) => Max(probe.Interval, LeastInterval);
}
