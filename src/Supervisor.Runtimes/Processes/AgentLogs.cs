using Supervisor.Supervision.Definitions;

namespace Supervisor.Runtimes.Processes;

/// <summary>Where the output of each agent goes; all its incarnations share one log.</summary>
/// <param name="directory">Below the node's data directory.</param>
public sealed class AgentLogs(string directory)
{
    public string PathOf(AgentAddress agent) =>
        Path.Combine(directory, FileName(agent.Group), $"{FileName(agent.Agent)}.log");

    // Names of groups and agents are words already; this keeps a strange one from leading elsewhere.
    private static string FileName(string name) =>
        name is "." or ".." ? $"_{name.Length}" : name.Replace('/', '_').Replace('\0', '_');
}
