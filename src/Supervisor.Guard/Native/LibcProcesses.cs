using System.Runtime.InteropServices;

namespace Supervisor.Guard.Native;

/// <summary>Processes, signals and clocks.</summary>
internal static partial class LibcProcesses
{
    public const int SignalKill = 9;
    public const int SignalStop = 19;
    public const int ScheduleNormally = 0;
    public const int ScheduleFirst = 1;
    public const int ScheduleChildrenNormally = 0x40000000;
    public const int ClockBootTime = 7;
    public const int SetChildSubreaper = 36;
    public const int WaitAll = 0;
    public const int WaitNow = 1;
    public const int WaitExited = 4;
    public const int WaitAndLeave = 0x1000000;
    public const int CloneSharingMemoryUntilExec = 0x100 | 0x4000;
    public const int SetMask = 2;
    public const int SignalSetBytes = 128;

    private const int PidFdOpen = 434;
    private const int PidFdSendSignal = 424;
    private const int CloseRange = 436;

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    internal static partial int Kill(int pid, int signal);

    [LibraryImport("libc", EntryPoint = "waitpid", SetLastError = true)]
    internal static partial int Wait(int pid, out int status, int options);

    [LibraryImport("libc", EntryPoint = "waitid", SetLastError = true)]
    internal static partial int Wait(int kind, uint id, Span<byte> info, int options);

    [LibraryImport("libc", EntryPoint = "prctl", SetLastError = true)]
    internal static partial int ProcessControl(int option, nuint argument, nuint zero1, nuint zero2, nuint zero3);

    [LibraryImport("libc", EntryPoint = "setsid", SetLastError = true)]
    internal static partial int NewSession();

    [LibraryImport("libc", EntryPoint = "getpid")]
    internal static partial int OwnPid();

    [LibraryImport("libc", EntryPoint = "geteuid")]
    internal static partial uint EffectiveUserId();

    [LibraryImport("libc", EntryPoint = "clock_gettime", SetLastError = true)]
    internal static partial int ReadClock(int clock, out TimeSpec time);

    [LibraryImport("libc", EntryPoint = "clone", SetLastError = true)]
    internal static unsafe partial int Clone(void* code, void* stack, int flags, void* argument);

    [LibraryImport("libc", EntryPoint = "pthread_sigmask")]
    internal static unsafe partial int SignalMask(int how, void* set, void* before);

    [LibraryImport("libc", EntryPoint = "mmap", SetLastError = true)]
    internal static unsafe partial void* Map(void* at, nuint length, int protection, int flags, int file, nint offset);

    [LibraryImport("libc", EntryPoint = "mprotect", SetLastError = true)]
    internal static unsafe partial int Protect(void* at, nuint length, int protection);

    [LibraryImport("libc", EntryPoint = "getrlimit", SetLastError = true)]
    internal static partial int ReadLimit(int resource, Span<long> softAndHard);

    [LibraryImport("libc", EntryPoint = "sched_setscheduler", SetLastError = true)]
    internal static partial int Schedule(int thread, int policy, in int priority);

    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true)]
    private static partial nint Call(nint number, nint a, nint b, nint c, nint d);

    /// <summary>A descriptor that becomes readable when the process ends, or -1.</summary>
    public static int OpenPidDescriptor(int pid) => (int)Call(PidFdOpen, pid, 0, 0, 0);

    public static int SignalByDescriptor(int descriptor, int signal) =>
        (int)Call(PidFdSendSignal, descriptor, signal, 0, 0);

    /// <summary>Whatever the guard was started with is nothing to its children.</summary>
    public static void KeepDescriptorsFromChildren(int first) =>
        Call(CloseRange, first, int.MaxValue, Libc.CloseRangeCloseOnExec, 0);
}
