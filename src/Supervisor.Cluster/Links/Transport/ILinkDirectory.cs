using Supervisor.Contracts.Ids;

namespace Supervisor.Cluster.Links.Transport;

internal interface ILinkDirectory
{
    /// <summary>Where the node may be dialled, the best first; empty when it is not known.</summary>
    IReadOnlyList<LinkAddress> Find(NodeId node);
}
