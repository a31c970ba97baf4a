using Supervisor.Cluster.Trust.Custody;

namespace Supervisor.Node.Clusters.Own;

/// <summary>What a node has that comes into a cluster.</summary>
/// <param name="Groups">Those that it runs, or would if they were not stopped.</param>
internal sealed record OwnFleet(BroughtFleet Brought, IReadOnlyList<string> Groups);
