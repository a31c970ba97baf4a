using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Time;

namespace Supervisor.Supervision.Ownership.Residing;

/// <summary>A node that runs a pinned group, or did and has not written down that it has ended.</summary>
/// <param name="Name">The node's, as the fleet files have it.</param>
public sealed record Residence(NodeId Node, string Name, HybridTime Since);
