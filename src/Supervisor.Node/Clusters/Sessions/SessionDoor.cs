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
internal sealed class SessionDoor(ILogger log) : IConnectionDoor, IAsyncDisposable
{
    public const int MostAtOnce = 256;

    private readonly ConcurrentDictionary<Task, bool> _served = new();
    private readonly ConcurrentDictionary<Stream, NodeId> _open = new();
    private readonly CancellationTokenSource _stopping = new();
    private volatile Func<DialledSession, CancellationToken, Task>? _serve;
    private int _inside;

    public SslApplicationProtocol Protocol => SessionsProtocol.Name;

    public void ServeBy(Func<DialledSession, CancellationToken, Task> serve) => _serve = serve;

    public void Take(SecuredStream connection)
    {
        var serving = ServeAsync(connection);
        _served[serving] = true;
        _ = serving.ContinueWith(
            ended => _served.TryRemove(ended, out _),
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default
        );
    }

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

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await Task.WhenAll(_served.Keys);
        _stopping.Dispose();
    }

    private async Task ServeAsync(SecuredStream connection)
    {
        await Task.Yield();
        await using var held = connection;
        try
        {
            if (Interlocked.Increment(ref _inside) > MostAtOnce)
            {
                log.TooManySessions(MostAtOnce, connection.Remote);
            }
            else if (!_stopping.IsCancellationRequested && _serve is { } serve)
            {
                await ServeAsync(connection, serve);
            }
        }
        catch (Exception broken)
        {
            // One session must not take others with it; nothing but a mistake of ours leads here.
            log.SessionBroke(broken, connection.Remote);
        }
        finally
        {
            Interlocked.Decrement(ref _inside);
        }
    }

    private async Task ServeAsync(SecuredStream connection, Func<DialledSession, CancellationToken, Task> serve)
    {
        var peer = connection.ToLink().Peer;
        if (peer.IsOk)
        {
            _open[connection.Stream] = peer.Value;
        }

        try
        {
            await serve(new DialledSession(connection.Stream, peer, connection.Remote), _stopping.Token);
        }
        finally
        {
            _open.TryRemove(connection.Stream, out _);
        }
    }
}
