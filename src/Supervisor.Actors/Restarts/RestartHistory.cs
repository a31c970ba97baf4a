using System.Collections.Immutable;

namespace Supervisor.Actors.Restarts;

/// <summary>What is remembered of past restarts. Times are on whatever clock the caller of the rules keeps to.</summary>
/// <param name="Recent">When the restarts of the current window were granted, oldest first.</param>
/// <param name="Streak">Restarts since the last healthy spell.</param>
/// <param name="RunningSince">When the last granted restart was due; null before the first.</param>
public sealed record RestartHistory(ImmutableArray<TimeSpan> Recent, int Streak, TimeSpan? RunningSince)
{
    public static RestartHistory Empty { get; } = new([], 0, null);
}
