using System.Runtime.InteropServices;

namespace Supervisor.Guard.Native;

[StructLayout(LayoutKind.Sequential)]
internal struct TimeSpec
{
    public long Seconds;
    public long Nanoseconds;
}
