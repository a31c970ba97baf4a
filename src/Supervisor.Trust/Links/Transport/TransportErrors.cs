using System.Net.Sockets;
using Supervisor.Contracts.Palettes;

namespace Supervisor.Cluster.Links.Transport;

internal static class TransportErrors
{
    public static OperatorError NotSecured(Exception failed) =>
        new(
            LinkErrorCodes.Unreachable,
            "What answers speaks no TLS that this daemon understands.",
            failed.InnerException?.Message ?? failed.Message,
            "See which program listens there."
        );

    public static OperatorError NotConnected(LinkAddress address, SocketException failed) =>
        new(
            LinkErrorCodes.Unreachable,
            $"Nobody answers at {address}.",
            failed.Message,
            "See whether the daemon runs there, and whether a firewall is in between."
        );
}
