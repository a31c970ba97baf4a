using Supervisor.Fleet.Model.Agents;
using Supervisor.Supervision.Definitions;

namespace Supervisor.TestKit.Probing;

/// <summary>Whom a probe of a test asks, and what.</summary>
public sealed record ProbeQuestion(AgentDefinition Agent, ProbeTarget Target);
