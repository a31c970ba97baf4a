using System.Runtime.InteropServices;

namespace Supervisor.Node.Native;

[StructLayout(LayoutKind.Sequential)]
internal readonly record struct TimeSpec(nint Seconds, nint Nanoseconds)
{
    internal TimeSpan Span =>
        TimeSpan.FromSeconds(Seconds) + TimeSpan.FromTicks(Nanoseconds / TimeSpan.NanosecondsPerTick);
}
