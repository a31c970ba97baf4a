using Supervisor.Supervision.Definitions;

namespace Supervisor.Supervision.Ports.Runtime;

/// <summary>One start of an agent.</summary>
public sealed record LaunchRequest(WorkloadId Id, AgentDefinition Definition);
