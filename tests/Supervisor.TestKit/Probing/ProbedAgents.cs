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
            Launch = new LaunchDefinition { Command = ["sleep", "infinity"], Directory = "/" },
        };
}
