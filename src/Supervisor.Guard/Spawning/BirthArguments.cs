using System.Runtime.InteropServices;

namespace Supervisor.Guard.Spawning;

/// <summary>What clone3 is told, as the kernel reads it: eleven words of 64 bits on every architecture.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct BirthArguments
{
    private const ulong IntoCgroup = 0x200000000;

    public ulong Flags;
    public ulong PidDescriptor;
    public ulong ChildThread;
    public ulong ParentThread;
    public ulong ExitSignal;
    public ulong Stack;
    public ulong StackBytes;
    public ulong ThreadStorage;
    public ulong SetThread;
    public ulong SetThreadCount;
    public ulong Cgroup;

    /// <param name="cgroup">The open directory of one of version 2.</param>
    public static BirthArguments Into(int cgroup, int flags, int exitSignal, nint stack, int stackBytes) =>
        new()
        {
            Flags = (uint)flags | IntoCgroup,
            ExitSignal = (ulong)exitSignal,
            Stack = (ulong)stack,
            StackBytes = (ulong)stackBytes,
            Cgroup = (ulong)cgroup,
        };
}
