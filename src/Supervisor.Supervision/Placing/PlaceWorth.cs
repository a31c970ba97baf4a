namespace Supervisor.Supervision.Placing;

/// <summary>Less is better, the first before the second.</summary>
/// <param name="Load">Other movable groups that it owns, or by <c>pack</c> how many it lacks.</param>
/// <param name="Distance">0 at the group's home, 1 elsewhere.</param>
public readonly record struct PlaceWorth(int Load, int Distance)
{
    public bool IsBetterThan(PlaceWorth other) => Load != other.Load ? Load < other.Load : Distance < other.Distance;
}
