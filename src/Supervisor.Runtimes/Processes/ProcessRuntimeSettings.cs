namespace Supervisor.Runtimes.Processes;

/// <param name="Cluster">With the node's name it tells our workloads from those of others in the same guard.</param>
/// <param name="Logs">The directory below which each agent's output goes.</param>
public sealed record ProcessRuntimeSettings(string Cluster, string Node, string Logs);
