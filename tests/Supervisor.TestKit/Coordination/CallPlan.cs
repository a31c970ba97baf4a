namespace Supervisor.TestKit.Coordination;

/// <param name="Before">From the call to its effect; for what is done later, to its answer.</param>
/// <param name="After">From the effect to the answer; for what is done later, from the answer to the effect.</param>
public sealed record CallPlan(CallFate Fate, TimeSpan Before, TimeSpan After)
{
    public static CallPlan AtOnce { get; } = new(CallFate.Served, TimeSpan.Zero, TimeSpan.Zero);
}
