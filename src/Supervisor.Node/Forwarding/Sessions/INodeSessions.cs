using Supervisor.Contracts;
using Supervisor.Contracts.Ids;

namespace Supervisor.Node.Forwarding.Sessions;

/// <summary>
/// Connections between this node and others, each for one session. Both ends have proven who they are. What is written arrives in
/// order or the connection breaks; one that is dead need not show it.
/// </summary>
internal interface INodeSessions
{
    /// <summary>Within a few seconds, or not.</summary>
    /// <returns>
    /// Why there is none: by <see cref="Supervisor.Cluster.Links.LinkErrorCodes.Version"/> the node does not know sessions, and otherwise
    /// it was not reached.
    /// </returns>
    Task<Outcome<Stream>> DialAsync(NodeId node, CancellationToken stop);

    /// <summary>From now on those that others dial are served so; told once. Before, they are hung up on.</summary>
    /// <param name="serve">Until the connection is of no use any more; the token is cancelled when it is to end at once.</param>
    void ServeBy(Func<DialledSession, CancellationToken, Task> serve);
}

/// <summary>A connection that somebody has dialled.</summary>
/// <param name="Peer">Which node that has proven to be, or why it has not.</param>
/// <param name="Remote">Where it is, for the audit trail.</param>
internal sealed record DialledSession(Stream Stream, Outcome<NodeId> Peer, string Remote);
