using Supervisor.Contracts.Palettes;

namespace Supervisor.Supervision.Ownership.Ends;

/// <param name="Took">From the order until nothing of it was left and that was told; null: nothing is known.</param>
/// <param name="Problem">Why nothing is known; null when it is.</param>
public sealed record EndMeasurement(TimeSpan? Took, OperatorError? Problem)
{
    public static EndMeasurement Of(TimeSpan took) => new(took, null);

    public static EndMeasurement Failed(OperatorError problem) => new(null, problem);
}
