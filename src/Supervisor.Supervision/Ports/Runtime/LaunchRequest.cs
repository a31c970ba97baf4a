using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Time;

namespace Supervisor.Supervision.Ports.Runtime;

/// <summary>One start of an agent.</summary>
public sealed record LaunchRequest(WorkloadId Id, AgentDefinition Definition)
{
    /// <summary>When it is killed unless somebody moves that on; null: it runs until it is stopped. See <see cref="ILeashes"/>.</summary>
    public BootMoment? Leash { get; init; }
}
