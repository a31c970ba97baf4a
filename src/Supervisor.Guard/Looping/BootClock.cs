using Supervisor.Contracts.Guarding.Workloads;
using Supervisor.Guard.Native;

namespace Supervisor.Guard.Looping;

/// <summary>The clock of deadlines: it counts while the machine is suspended, and nobody can set it.</summary>
internal static class BootClock
{
    private const long NanosecondsPerSecond = 1_000_000_000;

    /// <summary>Which run of the machine this is.</summary>
    public static string BootId { get; } = File.ReadAllText("/proc/sys/kernel/random/boot_id").Trim();

    public static long Now
    {
        get
        {
            Errno.Check(LibcProcesses.ReadClock(LibcProcesses.ClockBootTime, out var time), "Reading the boot clock");
            return time.Seconds * NanosecondsPerSecond + time.Nanoseconds;
        }
    }

    public static BootTime After(TimeSpan delay) => new(BootId, Now + delay.Ticks * TimeSpan.NanosecondsPerTick);
}
