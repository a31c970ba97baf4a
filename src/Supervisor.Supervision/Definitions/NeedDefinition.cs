using Supervisor.Fleet.Model.Agents;

namespace Supervisor.Supervision.Definitions;

/// <summary>What must be ready before an agent starts.</summary>
/// <param name="OnLoss">What its loss means afterwards.</param>
/// <param name="IsCompletion">It must have ended with success instead (Compose's <c>service_completed_successfully</c>).</param>
public sealed record NeedDefinition(NeedTarget Target, LossRule OnLoss, bool IsCompletion = false)
{
    /// <summary>It must run, ready or not: as the container for whoever is run within it.</summary>
    public bool IsOfRunning { get; init; }

    /// <summary>
    /// Of a container on its group: one of the agents within it must run, or must wait for nothing but the container. It
    /// starts when its first agent may start.
    /// </summary>
    public bool IsOfCall { get; init; }
}
