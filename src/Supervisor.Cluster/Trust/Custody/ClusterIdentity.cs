using System.Security.Cryptography.X509Certificates;
using Supervisor.Contracts.Ids;

namespace Supervisor.Cluster.Trust.Custody;

/// <summary>What a node needs to be of its cluster; all that its files hold.</summary>
/// <param name="ClusterName">As operators call it.</param>
/// <param name="Name">The node's.</param>
/// <param name="Authority">Its certificate, for everybody.</param>
/// <param name="Own">With its key.</param>
internal sealed record ClusterIdentity(
    ClusterId Cluster,
    string ClusterName,
    NodeId Node,
    string Name,
    X509Certificate2 Authority,
    X509Certificate2 Own
)
{
    /// <summary>Null where this node does not hold the authority's key.</summary>
    public ClusterAuthority? Key { get; init; }

    /// <inheritdoc cref="ClusterForm.Brought"/>
    public BroughtFleet? Brought { get; init; }

    /// <inheritdoc cref="ClusterForm.IsFounding"/>
    public bool IsFounding { get; init; }

    /// <summary>How coordination is reached: the daemon's own text, which nobody here reads. It may hold a password.</summary>
    public string Coordination { get; init; } = "";
}
