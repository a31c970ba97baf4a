using Supervisor.Cluster.Trust.Custody;

namespace Supervisor.Node.Clusters.Own;

/// <summary>What a node has that comes into a cluster.</summary>
/// <param name="Groups">Those that it runs, or would if they were not stopped.</param>
/// <param name="Resting">Of them those that may move, and of which nothing runs by its journal.</param>
internal sealed record OwnFleet(BroughtFleet Brought, IReadOnlyList<string> Groups, IReadOnlyList<string> Resting);
