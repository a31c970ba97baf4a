namespace Supervisor.Supervision.Ports.Journal;

/// <summary>How large the journal is; when the store did not answer, nothing and the reason.</summary>
/// <param name="Bytes">What it takes on its disk, with everything that belongs to it.</param>
/// <param name="ReusableBytes">How much of that retention has freed for what comes next.</param>
public sealed record SizeOutcome(long Bytes, long ReusableBytes, string Reason)
{
    public static SizeOutcome Measured(long bytes, long reusableBytes) => new(bytes, reusableBytes, "");

    public static SizeOutcome Unavailable(string reason) => new(0, 0, reason);
}
