using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;

namespace Supervisor.Node.Readiness.Http;

/// <summary>
/// Gives the web server the connections of all agents' sockets as if they came from one: so that sockets can come and go
/// while it runs, and cost little more than the kernel's part of them.
/// </summary>
internal sealed class AgentTransport(ILoggerFactory logs) : IConnectionListenerFactory, IConnectionListener
{
    private readonly Channel<ConnectionContext> _accepted = Channel.CreateUnbounded<ConnectionContext>();
    private readonly SocketConnectionContextFactory _factory = new(
        new SocketConnectionFactoryOptions(),
        logs.CreateLogger<AgentTransport>()
    );

    public EndPoint EndPoint { get; } = new AgentEndPoint();

    public ValueTask<IConnectionListener> BindAsync(EndPoint endpoint, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult<IConnectionListener>(this);

    /// <summary>The connection is the server's from now on.</summary>
    public void Take(Socket socket, AgentSeat seat)
    {
        var connection = _factory.Create(socket);
        connection.Features.Set(seat);
        if (!_accepted.Writer.TryWrite(connection))
        {
            connection.Abort(new ConnectionAbortedException("The daemon stops."));
        }
    }

    public async ValueTask<ConnectionContext?> AcceptAsync(CancellationToken cancellationToken = default) =>
        await _accepted.Reader.WaitToReadAsync(cancellationToken) && _accepted.Reader.TryRead(out var connection)
            ? connection
            : null;

    public ValueTask UnbindAsync(CancellationToken cancellationToken = default)
    {
        _accepted.Writer.TryComplete();
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        _accepted.Writer.TryComplete();
        _factory.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>The place of all of them together, for the server's own use.</summary>
    internal sealed class AgentEndPoint : EndPoint
    {
        public override string ToString() => "agents' sockets";
    }
}
