using System.Net.Sockets;
using Supervisor.Cluster.Files;

namespace Supervisor.Node.Api.Listening;

internal static class UnixListenSocket
{
    /// <summary>
    /// Binds without listening: until its mode is set nobody can connect. The caller holds the directory's lock, so a
    /// socket that is already there is a dead daemon's.
    /// </summary>
    public static Socket Bind(string path)
    {
        File.Delete(path);
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(path));
        File.SetUnixFileMode(path, AtomicFile.OwnerOnly);
        return socket;
    }
}
