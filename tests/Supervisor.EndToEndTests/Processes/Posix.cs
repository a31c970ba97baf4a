using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Supervisor.EndToEndTests.Processes;

internal static partial class Posix
{
    public const int SigInt = 2;
    public const int SigKill = 9;
    public const int SigTerm = 15;

    public const int SigCont = 18;
    public const int SigStop = 19;

    private const int PidFdOpen = 434;
    private const short Readable = 1;
    private const ulong BytesLeft = 0x541B;

    private const int ReadWriteNoControl = 2 | 0x100;
    private const uint OwnerOnly = 0x180;
    private const uint Nobody = 65534;

    public static bool IsRoot => Environment.IsPrivilegedProcess;

    public static void Signal(int pid, int signal) => Check(Kill(pid, signal));

    /// <returns>False when there is no such process any more.</returns>
    public static bool TrySignal(int pid, int signal) => Kill(pid, signal) == 0;

    /// <summary>Holds a process, also one that is another's child; it becomes readable when the process ends.</summary>
    /// <returns>Null when there is none of that pid.</returns>
    public static SafeFileHandle? HoldProcess(int pid)
    {
        var descriptor = SystemCall(PidFdOpen, pid, 0);
        return descriptor < 0 ? null : new SafeFileHandle((nint)descriptor, ownsHandle: true);
    }

    public static void WaitUntilReadable(SafeFileHandle file)
    {
        var poll = new PollEntry { Descriptor = (int)file.DangerousGetHandle(), Wanted = Readable };
        while (Poll(ref poll, 1, -1) <= 0) { }
    }

    /// <summary>How much of what was written to a pipe nobody has read yet.</summary>
    public static int BytesLeftIn(SafeHandle pipe)
    {
        Check(Control(pipe, BytesLeft, out var count));
        return count;
    }

    public static void GiveToNobody(string path) => Check(ChangeOwner(path, Nobody, Nobody));

    public static void MakeFifo(string path) => Check(MakeFifo(path, OwnerOnly));

    /// <summary>Both ends of a new terminal: the descriptor of the near one, the path of the far one.</summary>
    public static (int Descriptor, string Path) NewTerminal()
    {
        var descriptor = OpenTerminal(ReadWriteNoControl);
        Check(descriptor < 0 ? descriptor : 0);
        Check(GrantTerminal(descriptor));
        Check(UnlockTerminal(descriptor));
        Span<byte> name = stackalloc byte[64];
        Check(NameOfTerminal(descriptor, name, name.Length));
        return (descriptor, Encoding.ASCII.GetString(name[..name.IndexOf((byte)0)]));
    }

    private static void Check(int result)
    {
        if (result != 0)
        {
            throw new Win32Exception();
        }
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct PollEntry
    {
        public int Descriptor;
        public short Wanted;
        public short Found;
    }

    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true)]
    private static partial long SystemCall(long number, long first, long second);

    [LibraryImport("libc", EntryPoint = "poll", SetLastError = true)]
    private static partial int Poll(ref PollEntry entries, ulong count, int timeout);

    [LibraryImport("libc", EntryPoint = "ioctl", SetLastError = true)]
    private static partial int Control(SafeHandle file, ulong request, out int answer);

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Kill(int pid, int signal);

    [LibraryImport("libc", EntryPoint = "chown", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int ChangeOwner(string path, uint user, uint group);

    [LibraryImport("libc", EntryPoint = "mkfifo", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int MakeFifo(string path, uint mode);

    [LibraryImport("libc", EntryPoint = "posix_openpt", SetLastError = true)]
    private static partial int OpenTerminal(int flags);

    [LibraryImport("libc", EntryPoint = "grantpt", SetLastError = true)]
    private static partial int GrantTerminal(int descriptor);

    [LibraryImport("libc", EntryPoint = "unlockpt", SetLastError = true)]
    private static partial int UnlockTerminal(int descriptor);

    [LibraryImport("libc", EntryPoint = "ptsname_r", SetLastError = true)]
    private static partial int NameOfTerminal(int descriptor, Span<byte> name, nint length);
}
