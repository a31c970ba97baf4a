using Supervisor.Supervision.Definitions;

namespace Supervisor.Supervision.Probing;

internal readonly record struct ProbeId(AgentAddress Agent, string Incarnation, bool IsLiveness);
