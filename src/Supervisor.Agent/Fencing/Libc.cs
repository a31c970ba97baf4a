using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Supervisor.AgentLibrary.Fencing;

/// <summary>The few system calls that .NET does not offer.</summary>
internal static partial class Libc
{
    public const int LockExclusive = 2;
    public const int LockNonBlocking = 4;
    public const int LockRelease = 8;
    public const int WouldBlock = 11;
    public const int InvalidArgument = 22;

    public const int OpenReadWrite = 2;
    public const int OpenCreate = 0x40;
    public const int OpenCloseOnExec = 0x80000;

    /// <summary>Less what the process's umask takes away: the machines' users may differ.</summary>
    public const int OfAll = 0x1b6;

    [LibraryImport("libc", EntryPoint = "flock", SetLastError = true)]
    internal static partial int Flock(SafeFileHandle file, int operation);

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int Open(string path, int flags, int mode = 0);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    internal static partial int Fsync(SafeFileHandle file);
}
