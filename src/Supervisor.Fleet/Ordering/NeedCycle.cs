using Supervisor.Fleet.Naming;
using Supervisor.Fleet.Values;

namespace Supervisor.Fleet.Ordering;

/// <summary>Agents that wait for each other, so that none of them ever starts.</summary>
/// <param name="Steps">Each waits for the next, and the last for the first.</param>
/// <param name="Entangled">How many agents are caught in this and further cycles through the same agents.</param>
public sealed record NeedCycle(ValueList<CycleStep> Steps, int Entangled)
{
    /// <summary>
    /// Whether the agents alone would not wait for each other: the image starts one of them, so that its whole
    /// container waits for what that one needs.
    /// </summary>
    public bool IsGatedByImage => Steps.Any(step => step.IsGatedByImage);

    public override string ToString() =>
        string.Join(" -> ", Steps.Select(step => step.Waiting.Address).Append(Steps[0].Waiting.Address));
}

/// <param name="Waiting">The agent that cannot start.</param>
/// <param name="Need">Its own need, or that of its group, or that of one that is started along with its container.</param>
public sealed record CycleStep(FleetMember Waiting, NeedLink Need)
{
    public bool IsGatedByImage => Need.Need.Owner is { Agent: not null } owner && owner != Waiting;
}
