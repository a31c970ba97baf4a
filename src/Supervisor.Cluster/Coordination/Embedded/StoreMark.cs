using Supervisor.Contracts.Ids;

namespace Supervisor.Cluster.Coordination.Embedded;

/// <summary>
/// Which store it is, how many changes it has seen, and what its tables must come to: a lost row would be a number that
/// goes back, or a freeze that nobody lifted.
/// </summary>
/// <param name="Revision">The number of the latest revision; 0 for none.</param>
/// <param name="Freeze">The version of the flag.</param>
/// <param name="Nodes">How many names there are.</param>
internal sealed record StoreMark(StoreId Store, long Version, long Revision, long Freeze, long Nodes);
