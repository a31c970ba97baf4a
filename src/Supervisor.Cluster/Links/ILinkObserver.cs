using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Palettes;

namespace Supervisor.Cluster.Links;

/// <summary>Told of what happens to links, for logs and for whoever asks; from any thread, and never for long.</summary>
internal interface ILinkObserver
{
    void Linked(NodeId node);

    void Lost(NodeId node, OperatorError reason);

    /// <summary>An attempt to reach the node failed.</summary>
    void NotLinked(NodeId node, OperatorError reason);

    /// <summary>What the node said in this lane is no message of it, and was passed over.</summary>
    void Unreadable(NodeId node, string lane);

    /// <summary>Somebody was turned away who had dialled: one who has proven nothing, or less than it takes.</summary>
    /// <param name="remote">Where he is.</param>
    void Refused(string remote, OperatorError reason);

    /// <summary>Something that nobody has foreseen has ended a link, or an attempt at one; others come after it.</summary>
    /// <param name="peer">A node, or where somebody is of whom it is not known yet who he is.</param>
    void Faulted(string peer, Exception fault);
}
