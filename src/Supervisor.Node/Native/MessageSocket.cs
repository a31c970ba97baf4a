using System.ComponentModel;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Supervisor.Node.Native;

/// <summary>Datagrams with what comes beside them: who sends, and descriptors. .NET reads only the bytes.</summary>
internal static unsafe partial class MessageSocket
{
    private const int SolSocket = 1;
    private const int SoPassCredentials = 16;
    private const int Rights = 1;
    private const int Credentials = 2;

    private const int Truncated = 0x20;
    private const int DontWait = 0x40;
    private const int CloseOnExec = 0x40000000;

    private const int Interrupted = 4;

    /// <summary>The most that the kernel passes along at once.</summary>
    private const int MostDescriptors = 253;
    private const int CredentialsBytes = 12;

    private static readonly int HeaderBytes = Align(sizeof(ControlHeader));

    private static readonly int ControlBytes =
        (2 * HeaderBytes) + Align(CredentialsBytes) + Align(MostDescriptors * sizeof(int));

    /// <summary>From now on each datagram says who sends it, by the kernel's word.</summary>
    public static void AskForSenders(Socket socket)
    {
        Span<byte> on = stackalloc byte[sizeof(int)];
        MemoryMarshal.Write(on, 1);
        socket.SetRawSocketOption(SolSocket, SoPassCredentials, on);
    }

    /// <summary>Takes the next datagram; null when none is there. Its descriptors are the caller's to close.</summary>
    public static Datagram? TryReceive(SafeSocketHandle socket, Span<byte> buffer)
    {
        Span<byte> control = stackalloc byte[ControlBytes];
        fixed (byte* bytes = buffer)
        fixed (byte* beside = control)
        {
            var part = new Part(bytes, (nuint)buffer.Length);
            var header = new MessageHeader(&part, beside, (nuint)control.Length);
            nint length;
            while ((length = Receive(socket, ref header, DontWait | CloseOnExec)) < 0)
            {
                switch (Marshal.GetLastPInvokeError())
                {
                    case Interrupted:
                        continue;
                    case Libc.WouldBlock:
                        return null;
                    default:
                        throw new Win32Exception(Marshal.GetLastPInvokeError());
                }
            }

            return Read((int)length, header, control[..(int)header.ControlLength]);
        }
    }

    /// <summary>For descriptors that came with a datagram and are wanted by nobody.</summary>
    public static void Close(IReadOnlyList<int> descriptors)
    {
        foreach (var descriptor in descriptors)
        {
            // Linux has released it even where it reports an error, and whatever that was concerns the sender.
            _ = CloseDescriptor(descriptor);
        }
    }

    private static Datagram Read(int bytes, in MessageHeader header, ReadOnlySpan<byte> control)
    {
        uint? user = null;
        int[] descriptors = [];
        while (control.Length >= HeaderBytes)
        {
            var item = MemoryMarshal.Read<ControlHeader>(control);
            var length = Math.Min((int)item.Length, control.Length);
            var content = control[HeaderBytes..length];
            switch (item.Type)
            {
                case Rights:
                    descriptors = [.. descriptors, .. MemoryMarshal.Cast<byte, int>(content)];
                    break;
                case Credentials:
                    user = MemoryMarshal.Read<uint>(content[sizeof(int)..]);
                    break;
            }

            control = control[Math.Min(Align(length), control.Length)..];
        }

        return new Datagram(bytes, (header.Flags & Truncated) != 0, user, descriptors);
    }

    private static int Align(int length) => (length + sizeof(nint) - 1) & ~(sizeof(nint) - 1);

    [LibraryImport("libc", EntryPoint = "recvmsg", SetLastError = true)]
    private static partial nint Receive(SafeSocketHandle socket, ref MessageHeader message, int flags);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int CloseDescriptor(int descriptor);

    /// <summary><c>struct iovec</c>.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private readonly struct Part(byte* start, nuint length)
    {
        private readonly byte* _start = start;
        private readonly nuint _length = length;
    }

    /// <summary><c>struct msghdr</c>.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private readonly struct MessageHeader(Part* parts, byte* control, nuint controlLength)
    {
        private readonly nint _name;
        private readonly nuint _nameLength;
        private readonly Part* _parts = parts;
        private readonly nuint _partCount = 1;
        private readonly byte* _control = control;
        public readonly nuint ControlLength = controlLength;
        public readonly int Flags;
    }

    /// <summary><c>struct cmsghdr</c>.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private readonly struct ControlHeader
    {
        public readonly nuint Length;
        public readonly int Level;
        public readonly int Type;
    }
}
