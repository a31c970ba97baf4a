using System.Collections.Concurrent;
using System.Net.Security;
using Supervisor.Cluster.Links.Transport;
using Supervisor.Contracts.Ids;
using Supervisor.Node.Forwarding.Sessions;

namespace Supervisor.Node.Clusters.Sessions;

/// <summary>
/// Where sessions of other nodes come in, on the port of links. Only so many at once: each may hold a program of the engine's and half a
/// megabyte.
/// </summary>
internal sealed class SessionDoor : IConnectionDoor, IAsyncDisposable
{
    public const int MostAtOnce = 256;

    private readonly ConcurrentDictionary<Stream, NodeId> _open = new();
    private readonly ServedConnections _served;
    private volatile Func<DialledSession, CancellationToken, Task>? _serve;

    public SessionDoor(ILogger log) =>
        _served = new ServedConnections(MostAtOnce)
        {
            Serve = ServeAsync,
            TooMany = connection => log.TooManySessions(MostAtOnce, connection.Remote),
            Broke = (connection, broken) => log.SessionBroke(broken, connection.Remote),
        };

    public SslApplicationProtocol Protocol => SessionsProtocol.Name;

    public void ServeBy(Func<DialledSession, CancellationToken, Task> serve) => _serve = serve;

    public void Take(SecuredStream connection) => _served.Take(connection);

    /// <summary>Ends what this node has open here.</summary>
    public void Cut(NodeId node)
    {
        foreach (var (open, of) in _open)
        {
            if (of == node)
            {
                open.Dispose();
            }
        }
    }

    public ValueTask DisposeAsync() => _served.DisposeAsync();

    private async Task ServeAsync(SecuredStream connection, CancellationToken stop)
    {
        if (_serve is not { } serve)
        {
            return;
        }

        var peer = connection.ToLink().Peer;
        if (peer.IsOk)
        {
            _open[connection.Stream] = peer.Value;
        }

        try
        {
            // Who was turned away since the handshake was not found to be cut.
            if (connection.WhyDeniedNow() is not null)
            {
                return;
            }

            await serve(new DialledSession(connection.Stream, peer, connection.Remote), stop);
        }
        finally
        {
            _open.TryRemove(connection.Stream, out _);
        }
    }
}
