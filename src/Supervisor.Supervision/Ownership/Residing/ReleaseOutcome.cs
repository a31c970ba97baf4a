namespace Supervisor.Supervision.Ownership.Residing;

/// <param name="Groups">For which nobody waits for the node any more by this call, or was asked not to.</param>
public sealed record ReleaseOutcome(ReleaseStatus Status, IReadOnlyList<string> Groups)
{
    public bool IsDone => Status == ReleaseStatus.Done;
}
