namespace Supervisor.Contracts.Time;

/// <summary>Timers of .NET take no more than seven weeks, and throw at more.</summary>
public static class TimerLimit
{
    public static TimeSpan Longest { get; } = TimeSpan.FromDays(40);

    /// <summary>What is longer goes off so early; nobody waits for it.</summary>
    public static TimeSpan Cut(TimeSpan span) => span < Longest ? span : Longest;
}
