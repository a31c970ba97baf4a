using System.Net.Sockets;

namespace Supervisor.IntegrationTests.Journal;

/// <summary>One connection through the relay. Its server's side stays open when the client has gone, if it was broken.</summary>
internal sealed class RelayedConnection : IAsyncDisposable
{
    private readonly NetworkStream _client;
    private readonly NetworkStream _server;
    private readonly List<byte> _held = [];
    private readonly Task _requests;
    private readonly Task _answers;

    public RelayedConnection(TcpClient client, TcpClient server, RelayFault fault, CancellationToken stop)
    {
        (_client, _server, Fault) = (client.GetStream(), server.GetStream(), fault);
        _requests = PumpAsync(_client, PassRequestAsync, stop);
        _answers = PumpAsync(_server, PassAnswerAsync, stop);
    }

    public RelayFault Fault { get; set; }

    public async Task DeliverHeldAsync(CancellationToken stop)
    {
        if (_held.Count == 0)
        {
            return;
        }

        await _server.WriteAsync(_held.ToArray(), stop);
        // With the end of what is sent the server ends its session, after all that came before.
        _server.Socket.Shutdown(SocketShutdown.Send);
        await _answers;
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        _server.Dispose();
        await Task.WhenAll(_requests, _answers);
    }

    private async ValueTask PassRequestAsync(ReadOnlyMemory<byte> bytes, CancellationToken stop)
    {
        if (Fault == RelayFault.HoldsRequests)
        {
            _held.AddRange(bytes.Span);
            return;
        }

        await _server.WriteAsync(bytes, stop);
    }

    private async ValueTask PassAnswerAsync(ReadOnlyMemory<byte> bytes, CancellationToken stop)
    {
        if (Fault == RelayFault.None)
        {
            await _client.WriteAsync(bytes, stop);
        }
    }

    private async Task PumpAsync(
        NetworkStream from,
        Func<ReadOnlyMemory<byte>, CancellationToken, ValueTask> pass,
        CancellationToken stop
    )
    {
        var buffer = new byte[16 * 1024];
        try
        {
            while (await from.ReadAsync(buffer, stop) is > 0 and var count)
            {
                await pass(buffer.AsMemory(0, count), stop);
            }

            if (Fault == RelayFault.None)
            {
                // One side has ended in order, and so does the other.
                _client.Dispose();
                _server.Dispose();
            }
        }
        catch (Exception e)
            when (e is IOException or SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // A side has gone, or the test has ended: there is nothing to pass on any more.
            return;
        }
    }
}
