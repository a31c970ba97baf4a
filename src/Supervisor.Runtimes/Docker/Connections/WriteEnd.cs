using System.IO.Pipes;
using System.Net.Security;
using System.Net.Sockets;

namespace Supervisor.Runtimes.Docker.Connections;

/// <summary>Says "no more from me" on a connection, while the other side may go on speaking.</summary>
internal static class WriteEnd
{
    /// <returns>Whether this kind of connection can be ended on one side.</returns>
    public static async Task<bool> CloseAsync(Stream connection, CancellationToken cancellation)
    {
        switch (connection)
        {
            case NetworkStream network:
                network.Socket.Shutdown(SocketShutdown.Send);
                return true;
            case SslStream secret:
                await secret.ShutdownAsync();
                return true;
            case PipeStream pipe when OperatingSystem.IsWindows():
                // A pipe has no such thing. Engines there take a message of no bytes for it.
                await pipe.WriteAsync(ReadOnlyMemory<byte>.Empty, cancellation);
                return true;
            default:
                return false;
        }
    }
}
