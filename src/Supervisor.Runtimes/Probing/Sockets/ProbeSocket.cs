using System.Net.Sockets;

namespace Supervisor.Runtimes.Probing.Sockets;

internal static class ProbeSocket
{
    /// <summary>A new connection, by a name that is looked up anew: a probe must see what a new client would see.</summary>
    internal static async Task<Socket> ConnectAsync(string host, int port, CancellationToken timeUp)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(host.Trim('[', ']'), port, timeUp);
            MustBeToAnother(socket);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>
    /// A port of the range that the machine takes for outgoing connections may be given to the very connection that asks for
    /// it: TCP then connects it to itself, though nobody listens.
    /// </summary>
    private static void MustBeToAnother(Socket socket)
    {
        if (Equals(socket.LocalEndPoint, socket.RemoteEndPoint))
        {
            throw new SocketException((int)SocketError.ConnectionRefused);
        }
    }
}
