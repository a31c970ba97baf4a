using Supervisor.Actors.Restarts;
using Supervisor.Contracts.Time;
using Supervisor.Supervision.Time;

namespace Supervisor.Supervision.Ownership.Notes;

/// <summary>
/// From a machine's boot clock to the wall clock and back. What is noted twice of the same restarts is the same note, so it is made
/// of what was written down with them, and not of what the clocks say now.
/// </summary>
internal static class NoteTimes
{
    /// <param name="at">When the last of them was granted.</param>
    /// <returns>Null: there were none.</returns>
    internal static NotedRestarts? Of(RestartHistory history, HybridTime at)
    {
        if (history.Recent is not [.., var last])
        {
            return null;
        }

        return new NotedRestarts(
            at.UnixMilliseconds,
            [.. history.Recent.Select(granted => Milliseconds(last - granted))],
            history.Streak,
            history.RunningSince is { } due ? Milliseconds(due - last) : 0
        );
    }

    internal static RestartHistory HistoryOf(NotedRestarts? noted, HybridTime now, BootMoment boot)
    {
        if (noted is null)
        {
            return RestartHistory.Empty;
        }

        // A clock that is behind the other machine's makes nothing happen in the future.
        var last = boot.At - Span(Math.Max(0, now.UnixMilliseconds - noted.At));
        return new RestartHistory(
            [.. noted.Before.Select(before => last - Span(before))],
            noted.Streak,
            last + Span(noted.Delay)
        );
    }

    /// <param name="moment">In milliseconds since 1970.</param>
    internal static BootMoment MomentOf(long moment, HybridTime now, BootMoment boot) =>
        boot.After(Span(Math.Max(0, moment - now.UnixMilliseconds)));

    internal static HybridTime TimeOf(long moment) => HybridTime.FromMilliseconds(moment);

    internal static long Milliseconds(TimeSpan span) => (long)span.TotalMilliseconds;

    private static TimeSpan Span(long milliseconds) => TimeSpan.FromMilliseconds(milliseconds);
}
