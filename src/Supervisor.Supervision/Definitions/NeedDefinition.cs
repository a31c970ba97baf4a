using Supervisor.Fleet.Model.Agents;

namespace Supervisor.Supervision.Definitions;

/// <summary>What must be ready before an agent starts.</summary>
/// <param name="OnLoss">What its loss means afterwards.</param>
/// <param name="IsCompletion">It must have ended with success instead (Compose's <c>service_completed_successfully</c>).</param>
public sealed record NeedDefinition(NeedTarget Target, LossRule OnLoss, bool IsCompletion = false)
{
    /// <summary>It must run, ready or not: as the container for whoever is run within it.</summary>
    public bool IsOfRunning { get; init; }
}
