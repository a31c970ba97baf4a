namespace Supervisor.Runtimes.Containers;

/// <param name="Cluster">With the node's id it tells our containers from those of others in the same engine.</param>
/// <param name="Directory">Of what is kept of containers, below the node's data directory.</param>
/// <param name="BootId">Of the machine.</param>
public sealed record ContainerRuntimeSettings(string Cluster, string Node, string Directory, string BootId);
