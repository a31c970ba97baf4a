using Supervisor.Contracts.Ids;
using Supervisor.Supervision.Ports.Links;

namespace Supervisor.Cluster.Links.Lanes;

/// <summary>One lane of one link, as its receiving end knows it.</summary>
/// <param name="Node">The node at the other end.</param>
internal sealed record LaneLink(NodeId Node, LinkId Id, InboundCredit Credit);
