using Supervisor.Contracts.Palettes;

namespace Supervisor.Node.Clusters.Changes;

/// <param name="Problem">Why the node is not declared down; null when it is, or is already.</param>
/// <param name="IsDownAlready">There is nothing to end.</param>
internal sealed record DownVerdict(OperatorError? Problem, bool IsDownAlready);
