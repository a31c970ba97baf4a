using Supervisor.Contracts.Ids;

namespace Supervisor.Cluster.Coordination.Embedded;

/// <summary>Which store it is, and how many changes it has seen.</summary>
internal sealed record StoreMark(StoreId Store, long Version);
