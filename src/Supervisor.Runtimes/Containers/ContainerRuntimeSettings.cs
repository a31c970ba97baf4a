namespace Supervisor.Runtimes.Containers;

/// <param name="Cluster">With the node's id it tells our containers from those of others in the same engine.</param>
/// <param name="DataDirectory">The node's.</param>
/// <param name="Logs">The directory below which the output of agents within containers goes.</param>
/// <param name="BootId">Of the machine.</param>
public sealed record ContainerRuntimeSettings(
    string Cluster,
    string Node,
    string DataDirectory,
    string Logs,
    string BootId
)
{
    /// <summary>Holds the folders that groups have in common with their containers.</summary>
    public string Groups => Path.Combine(DataDirectory, "groups");

    /// <summary>What is written down of containers, for nobody else.</summary>
    internal string Own => Path.Combine(DataDirectory, "containers");

    internal string Runs => Path.Combine(Own, "runs");

    /// <summary>How much of each container's output was copied.</summary>
    internal string Outputs => Path.Combine(Own, "outputs");

    internal string Files => Path.Combine(Own, "files");
}
