namespace Supervisor.Actors.Systems;

/// <param name="StillRunning">The paths of the actors that had not stopped at the deadline; empty when all had.</param>
public sealed record ShutdownOutcome(IReadOnlyList<string> StillRunning)
{
    public bool IsComplete => StillRunning.Count == 0;
}
