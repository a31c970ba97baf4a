using Supervisor.Cluster.Links.Handshake;
using Supervisor.Contracts.Ids;

namespace Supervisor.Cluster.Links;

/// <summary>What a node is to those whom it links with.</summary>
/// <param name="Run">This start of the daemon; random.</param>
/// <param name="Clock">For patience and pauses.</param>
/// <param name="Chance">A number in [0, 1).</param>
internal sealed record LinkSettings(ClusterId Cluster, NodeId Node, string Run, TimeProvider Clock, Func<double> Chance)
{
    public int Window { get; init; } = LinkProtocol.WindowBytes;

    public LinkHello Hello(IReadOnlyList<string> lanes) =>
        new(LinkProtocol.OldestVersion, LinkProtocol.Version, Cluster.Value, Node.Value, Run, lanes, Window);
}
