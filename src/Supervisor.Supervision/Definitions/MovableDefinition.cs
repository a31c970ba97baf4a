namespace Supervisor.Supervision.Definitions;

/// <summary>What owning a movable group takes.</summary>
public sealed record MovableDefinition
{
    public static MovableDefinition Usual { get; } = new();

    /// <summary>The owner's right ends so long after it sent the last renewal that was acknowledged.</summary>
    public TimeSpan Length { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// So long the guard may take to kill all of it: it begins by as much before the right ends, and earlier where ends are slow
    /// (<see cref="Ownership.Ends.KillBudget"/>).
    /// </summary>
    public TimeSpan KillBudget { get; init; } = TimeSpan.FromSeconds(1.5);

    /// <summary>An owner that is cut off keeps it running, and nobody takes it over by himself.</summary>
    public bool KeepsInIsolation { get; init; }
}
