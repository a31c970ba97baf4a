using System.Buffers;
using System.Net.Sockets;
using Supervisor.Runtimes.Probing.Places;
using Supervisor.Supervision.Ports.Probing;

namespace Supervisor.Runtimes.Probing.Sockets;

/// <summary>Passes when a connection is accepted.</summary>
internal sealed class TcpProbe(TimeProvider time)
{
    private const int MostRead = 64 * 1024;

    private static readonly TimeSpan FarewellTime = TimeSpan.FromMilliseconds(250);

    internal async Task<ProbeAnswer> AskAsync(string address, ProbePlace place, ProbeTime limit)
    {
        if (ProbeAddress.Of(address, "tcp", usualPort: null) is not { } uri)
        {
            return ProbeAnswer.Failed("its address is no HOST:PORT");
        }

        using var socket = await PlacedSocket.ConnectAsync(place, uri.Host, uri.Port, limit.Up);
        await PartAsync(socket, limit.Up);
        return ProbeAnswer.Ok;
    }

    /// <summary>
    /// Closes it in order. To close what has unread bytes would send a reset, which servers log as a fault; so a greeting is
    /// read, for as long as one may expect a server to take to see the end.
    /// </summary>
    private async Task PartAsync(Socket socket, CancellationToken timeUp)
    {
        using var farewell = new CancellationTokenSource(FarewellTime, time);
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(farewell.Token, timeUp);
        var buffer = ArrayPool<byte>.Shared.Rent(4096);
        try
        {
            socket.Shutdown(SocketShutdown.Send);
            var read = 0;
            int count;
            while (read < MostRead && (count = await socket.ReceiveAsync(buffer, enough.Token)) > 0)
            {
                read += count;
            }
        }
        catch (Exception end) when (end is SocketException or OperationCanceledException)
        {
            // It was accepted, which is all that was asked; how the other side takes its leave is its own affair.
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
