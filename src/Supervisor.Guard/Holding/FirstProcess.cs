using System.Text;
using Supervisor.Contracts.Guarding.Holding;
using Supervisor.Guard.Looping;
using Supervisor.Guard.Processes;

namespace Supervisor.Guard.Holding;

/// <summary>Looks whether a process can be what it is said to be: the first of a container, and one that we may end.</summary>
internal static class FirstProcess
{
    private const int StatusRoom = 8 * 1024;
    private const string NamespacePids = "NSpid:";

    /// <param name="hold">The process, held; the caller's to let go of.</param>
    /// <returns>Why it cannot be held, or null.</returns>
    public static string? Take(string container, ContainerProcess process, out ProcessHold? hold)
    {
        hold = process.BootId == BootClock.BootId ? ProcessHold.Take(process.Pid, process.StartTicks) : null;
        if (hold is null)
        {
            return $"Its first process, {process.Pid}, is gone.";
        }

        var why =
            !hold.Signal(0) ? "The guard may not signal its processes."
            : !ContainerTree.Has(container, process.Pid) && !IsFirstOfItsNamespace(process.Pid)
                ? "Neither a cgroup nor a pid namespace of its own holds its processes together."
            : null;
        if (why is not null)
        {
            hold.Dispose();
            hold = null;
        }

        return why;
    }

    /// <summary>With the first process of a pid namespace the kernel kills all others.</summary>
    private static bool IsFirstOfItsNamespace(int pid)
    {
        var status = Encoding.UTF8.GetString(ProcFile.Read($"/proc/{pid}/status", stackalloc byte[StatusRoom]));
        var line = status.Split('\n').FirstOrDefault(line => line.StartsWith(NamespacePids, StringComparison.Ordinal));
        return line?.Split('\t', StringSplitOptions.RemoveEmptyEntries) is [_, _, .., "1"];
    }
}
