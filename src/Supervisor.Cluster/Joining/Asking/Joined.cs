using Supervisor.Cluster.Trust.Custody;

namespace Supervisor.Cluster.Joining.Asking;

/// <param name="Identity">Written to the node's files already.</param>
internal sealed record Joined(ClusterIdentity Identity);
