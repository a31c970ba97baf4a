using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Supervisor.Node.Api.Listening;

/// <summary>Who is at the other end of a unix socket, as the kernel says it (not as the peer does).</summary>
internal static class PeerCredentials
{
    private const int SolSocket = 1;
    private const int SoPeerCred = 17;
    private const int UserIdOffset = 4;

    public static uint UserId(Socket socket) => Read<uint>(socket, UserIdOffset);

    /// <summary>Who connected; 0 when it is out of this process's sight.</summary>
    public static int ProcessId(Socket socket) => Read<int>(socket, 0);

    private static T Read<T>(Socket socket, int offset)
        where T : struct
    {
        // struct ucred { pid_t pid; uid_t uid; gid_t gid; }
        Span<byte> credentials = stackalloc byte[12];
        socket.GetRawSocketOption(SolSocket, SoPeerCred, credentials);
        return MemoryMarshal.Read<T>(credentials[offset..]);
    }
}
