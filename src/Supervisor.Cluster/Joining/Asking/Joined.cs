using Supervisor.Cluster.Trust.Custody;

namespace Supervisor.Cluster.Joining.Asking;

/// <param name="Identity">Written to the node's files already.</param>
/// <param name="Gift">What the daemon of the member gave: this node's daemon knows what it is, and keeps it.</param>
internal sealed record Joined(ClusterIdentity Identity, byte[] Gift);
