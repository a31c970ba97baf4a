using System.ComponentModel;
using Supervisor.Node.Native;
using Supervisor.Supervision.Time;

namespace Supervisor.Node.Hosting;

/// <summary>CLOCK_BOOTTIME: it counts while the machine is suspended, and no administrator can step it.</summary>
internal sealed class LinuxBootClock : IBootClock
{
    private readonly string _bootId = File.ReadAllText("/proc/sys/kernel/random/boot_id").Trim();

    public BootMoment Now =>
        Libc.ClockGetTime(Libc.BootTimeClock, out var time) == 0
            ? new BootMoment(_bootId, time.Span)
            : throw new Win32Exception();
}
