using Supervisor.Contracts.Ids;
using Supervisor.Supervision.Ports.Links;

namespace Supervisor.Cluster.Links.Lanes;

/// <summary>A message that came over a link, with what its sender waits for.</summary>
internal sealed record SaidWord<TMessage>(NodeId Node, LinkId Link, TMessage Message, Receipt Receipt)
    : LaneNews<TMessage>.Said(Node, Link)
    where TMessage : class
{
    public override TMessage Take()
    {
        Receipt.Give();
        return Message;
    }
}
