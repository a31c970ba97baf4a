using System.ComponentModel;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Supervisor.Runtimes.Probing.Places;

/// <summary>Makes sockets in the network name space of another process.</summary>
internal static partial class NetworkNamespace
{
    private const int NewNet = 0x40000000;
    private const int InterNetwork = 2;
    private const int InterNetworkV6 = 10;
    private const int NotInherited = 0x80000;
    private const int ReadOnlyNotInherited = NotInherited;
    private const int Stream = 1 | NotInherited;
    private const int Datagram = 2 | NotInherited;

    private const int NotPermitted = 1;
    private const int NoEntry = 2;
    private const int NoProcess = 3;
    private const int AccessDenied = 13;

    /// <summary>
    /// On a thread that does this and ends: a name space is its thread's, and one of the pool that came back in another would
    /// make other people's sockets there. Nothing of the runtime is used there that could start a thread, or keep what it finds.
    /// </summary>
    internal static Task<Socket> NewSocketAsync(int pid, AddressFamily family, SocketType type = SocketType.Stream)
    {
        var made = new TaskCompletionSource<Socket>(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() => Make(pid, family, type, made))
        {
            IsBackground = true,
            Name = "network name space",
        };
        thread.Start();
        return made.Task;
    }

    private static void Make(int pid, AddressFamily family, SocketType type, TaskCompletionSource<Socket> made)
    {
        try
        {
            made.SetResult(new Socket(new SafeSocketHandle(Make(pid, family, type), ownsHandle: true)));
        }
        catch (Exception cause)
        {
            made.SetException(cause);
        }
    }

    private static int Make(int pid, AddressFamily family, SocketType type)
    {
        using var space = new SafeFileHandle(Checked(OpenFile($"/proc/{pid}/ns/net", ReadOnlyNotInherited)), true);
        Checked(SetNamespace(space.DangerousGetHandle().ToInt32(), NewNet));
        var domain = family == AddressFamily.InterNetworkV6 ? InterNetworkV6 : InterNetwork;
        return Checked(MakeSocket(domain, type is SocketType.Dgram ? Datagram : Stream, 0));
    }

    private static int Checked(int result) =>
        result >= 0
            ? result
            : throw new IOException(
                Marshal.GetLastPInvokeError() switch
                {
                    NoEntry or NoProcess => "its container does not run",
                    NotPermitted or AccessDenied => "only root may ask from within its network",
                    var code => $"its network cannot be entered: {new Win32Exception(code).Message}",
                }
            );

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int OpenFile(string path, int flags);

    [LibraryImport("libc", EntryPoint = "setns", SetLastError = true)]
    private static partial int SetNamespace(int descriptor, int kind);

    [LibraryImport("libc", EntryPoint = "socket", SetLastError = true)]
    private static partial int MakeSocket(int domain, int type, int protocol);
}
