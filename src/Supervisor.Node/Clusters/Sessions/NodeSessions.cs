using Supervisor.Contracts;
using Supervisor.Contracts.Ids;
using Supervisor.Node.Forwarding.Sessions;

namespace Supervisor.Node.Clusters.Sessions;

/// <summary>Sessions between nodes over TLS, on the port of links.</summary>
internal sealed class NodeSessions(SessionDoor door, SessionDialler dialler) : INodeSessions, IAsyncDisposable
{
    public Task<Outcome<Stream>> DialAsync(NodeId node, CancellationToken stop) => dialler.DialAsync(node, stop);

    public void ServeBy(Func<DialledSession, CancellationToken, Task> serve) => door.ServeBy(serve);

    /// <summary>Ends what is open of a node that is not to have any more; the other way is cut by that one's loss of its place.</summary>
    public void Cut(NodeId node) => door.Cut(node);

    public ValueTask DisposeAsync() => door.DisposeAsync();
}
