using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Time;

namespace Supervisor.Supervision.Ports.Coordination;

/// <summary>The permanent record of a node's name.</summary>
/// <param name="Since">When it was first registered, by the node's hybrid clock.</param>
public sealed record NodeName(string Name, NodeId Node, HybridTime Since);
