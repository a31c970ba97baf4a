using System.Net;
using System.Net.Sockets;
using Supervisor.Runtimes.Probing.Names;

namespace Supervisor.Runtimes.Probing.Places;

internal static class PlacedSocket
{
    /// <summary>A new connection, by a name that is looked up anew: a probe must see what a new client would see.</summary>
    internal static async Task<Socket> ConnectAsync(ProbePlace place, string host, int port, CancellationToken timeUp)
    {
        var name = host.Trim('[', ']');
        return place switch
        {
            ProbePlace.Host => await ConnectAsync(NewOfMachine(), name, port, timeUp),
            // By the machine's own names: of its files the place says nothing.
            ProbePlace.Network(var pid) => await FromWithinAsync(pid, Dns.GetHostAddressesAsync, name, port, timeUp),
            ProbePlace.Container { Pid: > 0 and var pid } => await FromWithinAsync(
                pid,
                new ContainerNames(pid, TimeProvider.System).LookUpAsync,
                name,
                port,
                timeUp
            ),
            ProbePlace.Container => throw new IOException("its container's network is not of this machine"),
            ProbePlace.Nowhere(var reason) => throw new IOException(reason),
            _ => throw new InvalidOperationException($"No connection is known from {place}."),
        };
    }

    internal static async Task<Stream> StreamAsync(ProbePlace place, string host, int port, CancellationToken timeUp) =>
        new NetworkStream(await ConnectAsync(place, host, port, timeUp), ownsSocket: true);

    private static Socket NewOfMachine() => new(SocketType.Stream, ProtocolType.Tcp);

    private static async Task<Socket> ConnectAsync(Socket socket, string host, int port, CancellationToken timeUp)
    {
        try
        {
            socket.NoDelay = true;
            await socket.ConnectAsync(host, port, timeUp);
            MustBeToAnother(socket);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>A socket belongs to the name space that it was made in, whoever uses it; so making it is all that is done there.</summary>
    private static async Task<Socket> FromWithinAsync(
        int pid,
        Func<string, CancellationToken, Task<IPAddress[]>> lookUp,
        string host,
        int port,
        CancellationToken timeUp
    )
    {
        var addresses = IPAddress.TryParse(host, out var address) ? [address] : await lookUp(host, timeUp);
        for (var i = 0; i < addresses.Length; i++)
        {
            try
            {
                var socket = await NetworkNamespace.NewSocketAsync(pid, addresses[i].AddressFamily);
                return await ConnectAsync(socket, addresses[i].ToString(), port, timeUp);
            }
            catch (SocketException) when (i < addresses.Length - 1)
            {
                // The next of its addresses may answer; only what the last one says counts.
            }
        }

        throw new SocketException((int)SocketError.HostNotFound);
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
