using System.Text.Json.Serialization;

namespace Supervisor.Supervision.Ownership.Notes;

/// <summary>Past restarts on the wall clock, which is all that two machines have in common.</summary>
/// <param name="At">When the last was granted, in milliseconds since 1970.</param>
/// <param name="Before">So long before that each of the window was granted, oldest first, in milliseconds; the last is 0.</param>
/// <param name="Streak">Restarts since the last healthy spell.</param>
/// <param name="Delay">So long after it was granted the last was due, in milliseconds.</param>
public sealed record NotedRestarts(
    [property: JsonPropertyName("at")] long At,
    [property: JsonPropertyName("before")] IReadOnlyList<long> Before,
    [property: JsonPropertyName("streak")] int Streak,
    [property: JsonPropertyName("delay")] long Delay
)
{
    public bool Equals(NotedRestarts? other) =>
        other is not null
        && (At, Streak, Delay) == (other.At, other.Streak, other.Delay)
        && Before.SequenceEqual(other.Before);

    public override int GetHashCode() => HashCode.Combine(At, Streak, Delay, Before.Count);
}
