using Supervisor.Contracts.Palettes;

namespace Supervisor.Runtimes.Processes;

/// <param name="Cluster">With the node's name it tells our workloads from those of others in the same guard.</param>
/// <param name="Logs">The directory below which each agent's output goes.</param>
public sealed record ProcessRuntimeSettings(string Cluster, string Node, string Logs)
{
    /// <summary>Told why the guard does not look after logs that others write to; on any thread, and only to pass it on.</summary>
    public required Action<OperatorError> LogsRefused { get; init; }
}
