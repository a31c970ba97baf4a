using System.Net;
using System.Net.Sockets;
using Supervisor.Contracts;
using Supervisor.Node.Settings;

namespace Supervisor.Node.Api.Listening;

/// <summary>Takes the port before anything is written, so that a start which cannot succeed leaves nothing behind.</summary>
internal static class TcpListenSocket
{
    private const int Backlog = 512;

    public static Outcome<Socket> Bind(IPEndPoint address)
    {
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(address);
            // Two sockets may be bound to one port as long as neither listens; only listening makes it ours.
            socket.Listen(Backlog);
            return socket;
        }
        catch (SocketException e)
        {
            socket.Dispose();
            return Refused(address, e);
        }
    }

    private static Contracts.Palettes.OperatorError Refused(IPEndPoint address, SocketException e) =>
        e.SocketErrorCode switch
        {
            SocketError.AddressAlreadyInUse => StartErrors.Because(
                "port-taken",
                $"Port {address.Port} of {address.Address} is taken by {PortHolder.Describe(address)}.",
                "",
                "Stop that program, or choose another port with --listen (port 0 takes any free one)."
            ),
            SocketError.AccessDenied => StartErrors.Because(
                "port-refused",
                $"This user may not listen on port {address.Port}.",
                "Ports below 1024 are the system's.",
                "Choose another with --listen."
            ),
            _ => StartErrors.Because(
                "listen-failed",
                $"{address} cannot be listened on.",
                e.Message,
                "Choose another address with --listen."
            ),
        };
}
