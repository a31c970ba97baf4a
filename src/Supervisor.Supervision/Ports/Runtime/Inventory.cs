using Supervisor.Contracts.Palettes;

namespace Supervisor.Supervision.Ports.Runtime;

/// <summary>All workloads of this node of this cluster, running or ended and not yet forgotten.</summary>
/// <param name="Problem">Why the list says nothing; null when it is whole.</param>
public sealed record Inventory(IReadOnlyList<Workload> Workloads, OperatorError? Problem)
{
    public static Inventory Unreadable(OperatorError problem) => new([], problem);
}
