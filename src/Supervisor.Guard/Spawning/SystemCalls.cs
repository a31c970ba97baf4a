using System.Runtime.InteropServices;

namespace Supervisor.Guard.Spawning;

/// <summary>The kernel's numbers of what a new process calls; they differ between architectures.</summary>
internal static class SystemCalls
{
    private static readonly bool IsX64 = RuntimeInformation.ProcessArchitecture == Architecture.X64;

    public static nint Write => IsX64 ? 1 : 64;

    public static nint SetSignalAction => IsX64 ? 13 : 134;

    public static nint SetSignalMask => IsX64 ? 14 : 135;

    public static nint Execute => IsX64 ? 59 : 221;

    public static nint ChangeDirectory => IsX64 ? 80 : 49;

    public static nint SetUmask => IsX64 ? 95 : 166;

    public static nint NewSession => IsX64 ? 112 : 157;

    public static nint SetGroups => IsX64 ? 116 : 159;

    public static nint SetUserIds => IsX64 ? 117 : 147;

    public static nint SetGroupIds => IsX64 ? 119 : 149;

    public static nint Duplicate => IsX64 ? 292 : 24;

    public static nint SetLimit => IsX64 ? 302 : 261;

    public static nint CloseRange => 436;
}
