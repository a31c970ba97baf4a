using System.Net;
using System.Net.Sockets;

namespace Supervisor.IntegrationTests.Journal;

/// <summary>
/// A network between a client and a server on this machine. It passes everything on, until it is told to lose the answers
/// or to hold the requests of the connections that there are; a connection that comes after it has healed is a good one.
/// </summary>
internal sealed class Relay : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly int _server;
    private readonly Lock _lock = new();
    private readonly List<RelayedConnection> _connections = [];
    private readonly Task _accepting;
    private RelayFault _fault;

    private Relay(int server)
    {
        _server = server;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public static Relay To(int server) => new(server);

    public void LoseAnswers() => Break(RelayFault.LosesAnswers);

    public void HoldRequests() => Break(RelayFault.HoldsRequests);

    /// <summary>For connections from now on; what was broken stays broken, as behind a router that forgot them.</summary>
    public void Heal()
    {
        lock (_lock)
        {
            _fault = RelayFault.None;
        }
    }

    /// <summary>Gives the server what was held, long after its client has gone; completes when the server has dealt with it.</summary>
    public async Task DeliverHeldAsync()
    {
        foreach (var connection in Connections())
        {
            await connection.DeliverHeldAsync(_stop.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _accepting;
        foreach (var connection in Connections())
        {
            await connection.DisposeAsync();
        }

        _stop.Dispose();
    }

    private void Break(RelayFault fault)
    {
        lock (_lock)
        {
            _fault = fault;
            _connections.ForEach(connection => connection.Fault = fault);
        }
    }

    private List<RelayedConnection> Connections()
    {
        lock (_lock)
        {
            return [.. _connections];
        }
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                var server = new TcpClient();
                await server.ConnectAsync(IPAddress.Loopback, _server, _stop.Token);
                lock (_lock)
                {
                    _connections.Add(new RelayedConnection(client, server, _fault, _stop.Token));
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The test has ended.
        }
    }
}
