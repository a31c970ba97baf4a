namespace Supervisor.IntegrationTests.Joining;

/// <summary>A wall clock that is wrong, or later.</summary>
internal sealed class ShiftedClock(TimeSpan by) : TimeProvider
{
    public TimeSpan By { get; set; } = by;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + By;
}
