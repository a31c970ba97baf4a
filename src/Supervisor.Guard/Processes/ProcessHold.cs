using Supervisor.Guard.Native;

namespace Supervisor.Guard.Processes;

/// <summary>A process held by a descriptor: whatever becomes of its pid, this one is meant.</summary>
internal sealed class ProcessHold : IDisposable
{
    private ProcessHold(int descriptor) => Descriptor = descriptor;

    /// <summary>Becomes readable when the process ends.</summary>
    public int Descriptor { get; }

    /// <summary>
    /// Null when the process is gone, or its pid belongs to another by now. The start is looked at after the descriptor is
    /// there: from then on the pid cannot change hands unnoticed.
    /// </summary>
    public static ProcessHold? Take(int pid, long startTicks)
    {
        var hold = OfAny(pid);
        if (hold is null || (ProcessTable.Find(pid) is { IsDead: false } found && found.StartTicks == startTicks))
        {
            return hold;
        }

        hold.Dispose();
        return null;
    }

    /// <summary>Whoever has the pid now; null when nobody has.</summary>
    public static ProcessHold? OfAny(int pid) =>
        LibcProcesses.OpenPidDescriptor(pid) is >= 0 and var descriptor ? new ProcessHold(descriptor) : null;

    /// <summary>Of a child of ours, which keeps its pid until we take its status, ended or not.</summary>
    public static ProcessHold OfChild(int pid) =>
        new(Errno.Check(LibcProcesses.OpenPidDescriptor(pid), "Holding a new process"));

    /// <returns>False when it is gone, or may not be signalled by us.</returns>
    public bool Signal(int signal) => LibcProcesses.SignalByDescriptor(Descriptor, signal) == 0;

    public void Dispose() => Libc.Close(Descriptor);
}
