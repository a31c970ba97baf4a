using System.Net;
using Supervisor.Cluster.Links.Transport;
using Supervisor.Cluster.Trust.Custody;
using Supervisor.Contracts.Ids;

namespace Supervisor.Cluster.Joining.Asking;

/// <summary>What a node says of itself that joins.</summary>
/// <param name="OldCluster">To which it belongs now, as a rule alone.</param>
/// <param name="Addresses">Where it will take links, the best first.</param>
/// <param name="ListenAt">Where it listens during the joining, so that a member can see whether it is reached; the port of its addresses.</param>
internal sealed record JoinerSelf(
    NodeId Node,
    string Name,
    ClusterId OldCluster,
    IReadOnlyList<LinkAddress> Addresses,
    IPEndPoint ListenAt
)
{
    /// <summary>The groups that it runs, or may run.</summary>
    public IReadOnlyList<string> Groups { get; init; } = [];

    /// <inheritdoc cref="ClusterIdentity.Brought"/>
    public BroughtFleet? Brought { get; init; }

    /// <summary>Of its program.</summary>
    public required string Program { get; init; }

    /// <summary>It takes the place of the node that bears its name.</summary>
    public bool Replaces { get; init; }
}
