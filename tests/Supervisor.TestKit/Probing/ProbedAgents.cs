using Supervisor.Supervision.Definitions;

namespace Supervisor.TestKit.Probing;

/// <summary>Agents as probes know them.</summary>
public static class ProbedAgents
{
    public static AgentDefinition Named(string name) =>
        new()
        {
            Address = new AgentAddress("group", name),
            Hash = "hash",
            Launch = new ProcessLaunch { Command = ["sleep", "infinity"], Directory = "/" },
        };
}
