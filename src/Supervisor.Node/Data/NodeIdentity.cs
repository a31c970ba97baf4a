using Supervisor.Contracts.Ids;

namespace Supervisor.Node.Data;

/// <param name="Node">What the node is, for good.</param>
/// <param name="Cluster">What it belongs to.</param>
/// <param name="Name">What it is called, since its first start.</param>
/// <param name="Machine">The machine that it is bound to; null until one is known.</param>
internal sealed record NodeIdentity(NodeId Node, ClusterId Cluster, string Name, string? Machine);
