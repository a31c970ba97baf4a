using System.Globalization;

namespace Supervisor.Runtimes.Docker.Calls;

/// <summary>Quantities in the units that the engine counts in.</summary>
internal static class EngineUnits
{
    private const long NanosecondsATick = 100;

    public static long Nanoseconds(TimeSpan duration) => duration.Ticks * NanosecondsATick;

    /// <summary>Seconds since 1970 with nine decimals; null stays null.</summary>
    public static string? Moment(DateTimeOffset? moment)
    {
        if (moment is not { } at)
        {
            return null;
        }

        var ticks = at.UtcTicks - DateTimeOffset.UnixEpoch.Ticks;
        var (seconds, rest) = Math.DivRem(ticks, TimeSpan.TicksPerSecond);
        return string.Create(CultureInfo.InvariantCulture, $"{seconds}.{rest * NanosecondsATick:D9}");
    }
}
