using Supervisor.Supervision.Definitions;

namespace Supervisor.Supervision.Ports.Runtime;

/// <summary>
/// What makes a start idempotent: one incarnation of one agent, on this node of this cluster, is one process or one
/// container, however often it is asked for.
/// </summary>
public sealed record WorkloadId(AgentAddress Agent, string Incarnation)
{
    public override string ToString() => $"{Agent.Path}/{Incarnation}";
}
