namespace Supervisor.Supervision.Ports.Coordination.Claims;

/// <summary>
/// What follows from a claim's length, on the clock of the one who counts. Owner and taker never compare clocks: each counts
/// from what it did or saw itself, and the taker counts longer by as much as the two clocks may differ in rate.
/// </summary>
public static class ClaimTimes
{
    /// <summary>By how much a clock may run too fast or too slow.</summary>
    private const double RateError = 0.01;

    /// <summary>How long the owner may act, from when it sent the last renewal that was acknowledged.</summary>
    public static TimeSpan Right(Claim claim) => claim.Length;

    /// <summary>How long a taker waits, from when it saw the last renewal, or first looked: the slowest owner's right is over then.</summary>
    public static TimeSpan Silence(Claim claim) => claim.Length * ((1 + RateError) / (1 - RateError));
}
