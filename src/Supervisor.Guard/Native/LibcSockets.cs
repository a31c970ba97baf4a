using System.Runtime.InteropServices;

namespace Supervisor.Guard.Native;

/// <summary>Unix sockets by hand: .NET's own bring an engine with threads of its own.</summary>
internal static partial class LibcSockets
{
    public const int Unix = 1;
    public const int Stream = 1 | 0x80000 | 0x800;
    public const int AcceptFlags = 0x80000 | 0x800;
    public const int NoSignal = 0x4000;
    public const int SocketLevel = 1;
    public const int PeerCredentials = 17;

    [LibraryImport("libc", EntryPoint = "socket", SetLastError = true)]
    internal static partial int Create(int family, int type, int protocol);

    [LibraryImport("libc", EntryPoint = "bind", SetLastError = true)]
    internal static partial int Bind(int socket, ReadOnlySpan<byte> address, int length);

    [LibraryImport("libc", EntryPoint = "listen", SetLastError = true)]
    internal static partial int Listen(int socket, int backlog);

    [LibraryImport("libc", EntryPoint = "accept4", SetLastError = true)]
    internal static partial int Accept(int socket, nint address, nint length, int flags);

    [LibraryImport("libc", EntryPoint = "send", SetLastError = true)]
    internal static partial nint Send(int socket, ReadOnlySpan<byte> buffer, nint count, int flags);

    [LibraryImport("libc", EntryPoint = "getsockopt", SetLastError = true)]
    internal static partial int Option(int socket, int level, int name, Span<byte> value, ref int length);
}
