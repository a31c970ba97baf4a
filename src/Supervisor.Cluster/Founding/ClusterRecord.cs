using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Time;

namespace Supervisor.Cluster.Founding;

/// <summary>Whose store it is.</summary>
/// <param name="Since">When it was founded.</param>
public sealed record ClusterRecord(ClusterId Id, string Name, HybridTime Since);
