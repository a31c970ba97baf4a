using System.Net.Sockets;
using Supervisor.Contracts;

namespace Supervisor.Cluster.Links.Transport;

internal static class TcpDial
{
    public static async Task<Outcome<Socket>> ConnectAsync(LinkAddress address, CancellationToken cancellation)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(address.Host, address.Port, cancellation);
            return socket;
        }
        catch (SocketException failed)
        {
            socket.Dispose();
            return TransportErrors.NotConnected(address, failed);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
