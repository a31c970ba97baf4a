using System.Buffers.Binary;
using Supervisor.Guard.Native;

namespace Supervisor.Guard.Processes;

/// <summary>
/// Takes the statuses of children. The kernel hands orphans of workloads to the guard, which is their subreaper, and
/// nobody else would bury them.
/// </summary>
internal sealed class Reaper
{
    private const int InfoBytes = 128;
    private const int PidOffset = 16;

    private readonly HashSet<int> _workloads = [];

    public static void BecomeSubreaper() =>
        Errno.Check(
            LibcProcesses.ProcessControl(LibcProcesses.SetChildSubreaper, 1, 0, 0, 0),
            "Becoming the parent of orphans"
        );

    /// <summary>From now on only <see cref="Take"/> takes its status.</summary>
    public void Reserve(int pid) => _workloads.Add(pid);

    /// <summary>The status of a workload's first process that has ended.</summary>
    public WaitStatus Take(int pid)
    {
        _workloads.Remove(pid);
        return LibcProcesses.Wait(pid, out var word, LibcProcesses.WaitNow) == pid
            ? WaitStatus.Of(word)
            : WaitStatus.Unknown;
    }

    /// <summary>
    /// Buries orphans that have ended. It looks before it takes: a workload's own status is left where it is, and since the
    /// kernel would show that same one again, the rest waits until it has been taken.
    /// </summary>
    public void TakeOrphans()
    {
        Span<byte> info = stackalloc byte[InfoBytes];
        const int Look = LibcProcesses.WaitExited | LibcProcesses.WaitNow | LibcProcesses.WaitAndLeave;
        while (true)
        {
            info.Clear();
            if (LibcProcesses.Wait(LibcProcesses.WaitAll, 0, info, Look) != 0)
            {
                return;
            }

            var pid = BinaryPrimitives.ReadInt32LittleEndian(info[PidOffset..]);
            if (pid == 0 || _workloads.Contains(pid))
            {
                return;
            }

            LibcProcesses.Wait(pid, out _, LibcProcesses.WaitNow);
        }
    }
}
