using System.Runtime.InteropServices;

namespace Supervisor.Guard.Native;

/// <summary>One thread's wait for many descriptors.</summary>
internal static partial class LibcPolling
{
    public const uint Readable = 1;
    public const uint Writable = 4;
    public const int Add = 1;
    public const int Remove = 2;
    public const int Modify = 3;
    public const int CloseOnExec = 0x80000;
    public const int NonBlocking = 0x800;
    public const int AbsoluteTime = 1;

    [LibraryImport("libc", EntryPoint = "epoll_create1", SetLastError = true)]
    internal static partial int CreatePoll(int flags);

    [LibraryImport("libc", EntryPoint = "epoll_ctl", SetLastError = true)]
    internal static unsafe partial int ControlPoll(int poll, int operation, int descriptor, void* change);

    [LibraryImport("libc", EntryPoint = "epoll_wait", SetLastError = true)]
    internal static unsafe partial int WaitForPoll(int poll, void* events, int count, int timeout);

    [LibraryImport("libc", EntryPoint = "eventfd", SetLastError = true)]
    internal static partial int CreateEvent(uint value, int flags);

    [LibraryImport("libc", EntryPoint = "timerfd_create", SetLastError = true)]
    internal static partial int CreateTimer(int clock, int flags);

    [LibraryImport("libc", EntryPoint = "timerfd_settime", SetLastError = true)]
    internal static unsafe partial int SetTimer(int timer, int flags, TimeSpec* intervalAndValue, void* before);
}
