using Supervisor.Supervision.Definitions;

namespace Supervisor.Node.Readiness.Speakers;

internal sealed record Speaker(AgentAddress Agent, string Incarnation);
