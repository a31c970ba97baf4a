using System.Net.Sockets;
using Microsoft.Win32.SafeHandles;

namespace Supervisor.Node.Readiness.Folders;

/// <summary>A unix socket at a path of its owner's alone.</summary>
internal static class SocketFile
{
    /// <summary>What is there already is a dead daemon's: only the one who holds the data directory gets here.</summary>
    public static Socket Bind(SocketType type, string path, FileOwner owner)
    {
        File.Delete(path);
        var socket = new Socket(AddressFamily.Unix, type, ProtocolType.Unspecified);
        try
        {
            // Of the socket, before it has a file: the file is born with it, and nobody finds it with another.
            File.SetUnixFileMode(HandleOf(socket), owner.SocketMode);
            socket.Bind(new UnixDomainSocketEndPoint(path));
            if (owner.IsAnyone)
            {
                // What a process may not give by default was taken off.
                File.SetUnixFileMode(path, owner.SocketMode);
            }

            owner.Take(path);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static SafeFileHandle HandleOf(Socket socket) => new(socket.Handle, ownsHandle: false);
}
