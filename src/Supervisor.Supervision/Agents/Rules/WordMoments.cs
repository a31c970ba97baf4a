using Supervisor.Supervision.Time;

namespace Supervisor.Supervision.Agents.Rules;

/// <summary>Until when a word holds that says so itself: how long a key has left to live, which two looks tell a little differently.</summary>
internal static class WordMoments
{
    private static readonly TimeSpan MeasuringError = TimeSpan.FromMilliseconds(500);

    internal static bool IsLater(BootMoment? moment, BootMoment? known) =>
        moment is { } later && known is { } earlier && earlier.Until(later) > MeasuringError;

    /// <summary>It was said before, and is only said again.</summary>
    internal static bool IsSame(BootMoment? moment, BootMoment? known) =>
        !IsLater(moment, known) && !IsLater(known, moment);
}
