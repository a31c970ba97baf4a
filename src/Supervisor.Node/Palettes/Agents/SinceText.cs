using System.Globalization;
using Supervisor.Contracts.Text;

namespace Supervisor.Node.Palettes.Agents;

/// <summary>A moment in the past as people write it: <c>10m</c> ago, <c>05:50</c>, <c>2026-11-21 05:50</c>, or ISO 8601.</summary>
internal static class SinceText
{
    public const string Forms =
        "It must be a length of time such as 10m, or a time such as 05:50, '2026-11-21 05:50' or 2026-11-21T05:50:00Z.";

    private static readonly string[] Times = ["HH:mm", "HH:mm:ss"];

    private static readonly string[] Dates =
    [
        "yyyy-MM-dd",
        "yyyy-MM-dd HH:mm",
        "yyyy-MM-dd HH:mm:ss",
        "yyyy-MM-dd'T'HH:mm",
        "yyyy-MM-dd'T'HH:mm:ss",
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF",
    ];

    private static readonly string[] Zoned = [.. Dates.Skip(3).Select(form => form + "K")];

    /// <param name="text">What was written; without a zone it is in that of the clock.</param>
    /// <param name="clock">Says what time it is, and where.</param>
    public static DateTimeOffset? Parse(string text, TimeProvider clock)
    {
        if (DurationText.TryParse(text, out var ago))
        {
            var now = clock.GetUtcNow();
            return ago < now - DateTimeOffset.MinValue ? now - ago : DateTimeOffset.MinValue;
        }

        if (TryExact(text, Times, out var time))
        {
            return LastTime(time.TimeOfDay, clock);
        }

        if (TryExact(text, Dates, out var date))
        {
            return At(date, clock);
        }

        return DateTimeOffset.TryParseExact(
            text,
            Zoned,
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var moment
        )
            ? moment
            : null;
    }

    private static bool TryExact(string text, string[] forms, out DateTime time) =>
        DateTime.TryParseExact(
            text,
            forms,
            CultureInfo.InvariantCulture,
            DateTimeStyles.NoCurrentDateDefault,
            out time
        );

    /// <summary>Today, or yesterday when today it is yet to come.</summary>
    private static DateTimeOffset LastTime(TimeSpan time, TimeProvider clock)
    {
        var today = At(clock.GetLocalNow().Date + time, clock);
        return today <= clock.GetUtcNow() ? today : At(clock.GetLocalNow().Date.AddDays(-1) + time, clock);
    }

    private static DateTimeOffset At(DateTime local, TimeProvider clock)
    {
        var unzoned = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        return new DateTimeOffset(unzoned, clock.LocalTimeZone.GetUtcOffset(unzoned));
    }
}
