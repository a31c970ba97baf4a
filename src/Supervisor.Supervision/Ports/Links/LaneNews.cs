using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Palettes;

namespace Supervisor.Supervision.Ports.Links;

/// <summary>What the receiver of a lane hears.</summary>
/// <param name="Node">The node at the other end.</param>
/// <param name="Link">Which link to it: another one after each loss, so that the late can be told from the current.</param>
public abstract record LaneNews<TMessage>(NodeId Node, LinkId Link)
    where TMessage : class
{
    /// <summary>There is a link to the node. Nothing that was said before went over it.</summary>
    public sealed record Linked(NodeId Node, LinkId Link) : LaneNews<TMessage>(Node, Link);

    /// <summary>The link is lost, with all that was under way; nothing more comes of it.</summary>
    public sealed record Lost(NodeId Node, LinkId Link, OperatorError Reason) : LaneNews<TMessage>(Node, Link);

    /// <summary>After <see cref="SayResult.Full"/>: there is room again.</summary>
    public sealed record Room(NodeId Node, LinkId Link) : LaneNews<TMessage>(Node, Link);

    /// <summary>The other node's actor says something.</summary>
    public abstract record Said(NodeId Node, LinkId Link) : LaneNews<TMessage>(Node, Link)
    {
        /// <summary>
        /// The message, for whoever handles it now. From then on it no longer counts as under way: this is what the sender's
        /// pace follows.
        /// </summary>
        public abstract TMessage Take();
    }
}
