using Supervisor.Supervision.Definitions;

namespace Supervisor.Supervision.Agents;

/// <summary>How what comes from outside the supervisors is named as a cause.</summary>
internal static class AgentCauseText
{
    internal const string OfRuntime = "runtime";

    internal const string OfRoster = "roster";

    internal static string OfAgent(AgentAddress address, string incarnation) => $"agent:{address.Path}:{incarnation}";
}
