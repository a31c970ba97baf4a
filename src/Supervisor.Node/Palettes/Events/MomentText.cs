using System.Globalization;
using Supervisor.Contracts.Text;

namespace Supervisor.Node.Palettes.Events;

/// <summary>A moment in the past as operators say it: <c>10m</c> ago, or a time.</summary>
internal static class MomentText
{
    public const string Forms =
        "It must be a length of time such as 10m or 2h, or a time such as 2026-11-21T05:50:00Z, 2026-11-21 or 05:50.";

    /// <summary>A time without an offset is in the node's own zone.</summary>
    public static bool TryParse(string text, TimeProvider clock, out DateTimeOffset moment)
    {
        var now = clock.GetUtcNow();
        if (DurationText.TryParse(text, out var ago) && ago < now - DateTimeOffset.UnixEpoch)
        {
            moment = now - ago;
            return true;
        }

        return TryParseTime(text, clock, now, out moment);
    }

    private static bool TryParseTime(string text, TimeProvider clock, DateTimeOffset now, out DateTimeOffset moment)
    {
        var zone = clock.LocalTimeZone;
        if (TimeOnly.TryParseExact(text, ["HH:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, default, out var time))
        {
            var today = TimeZoneInfo.ConvertTime(now, zone).Date + time.ToTimeSpan();
            moment = new DateTimeOffset(today, zone.GetUtcOffset(today));
            return true;
        }

        const DateTimeStyles Styles = DateTimeStyles.RoundtripKind;
        var isTime = DateTime.TryParse(text, CultureInfo.InvariantCulture, Styles, out var written);
        moment = written.Kind switch
        {
            DateTimeKind.Utc => new DateTimeOffset(written),
            DateTimeKind.Local => new DateTimeOffset(written.ToUniversalTime()),
            _ when written > DateTime.UnixEpoch => new DateTimeOffset(written, zone.GetUtcOffset(written)),
            _ => DateTimeOffset.UnixEpoch,
        };
        return isTime;
    }
}
