using Supervisor.Guard.Native;
using Supervisor.Guard.Processes;

namespace Supervisor.Guard.Trees;

/// <summary>
/// Without cgroups: the session and process group of the first process, all that descend from a member, and all that were
/// started with the workload's mark in their environment. It misses only what leaves the session, loses its parent and
/// has cleared its environment.
/// </summary>
/// <param name="mark">The variable that the guard gave to the first process.</param>
internal sealed class SessionTree(int leader, long startTicks, string mark) : IProcessTree
{
    public IReadOnlyList<int> Members() => [.. Find().Select(process => process.Pid)];

    public void Kill()
    {
        foreach (var process in Find())
        {
            using var hold = ProcessHold.Take(process.Pid, process.StartTicks);
            hold?.Signal(LibcProcesses.SignalKill);
        }
    }

    private IReadOnlyList<ProcessEntry> Find() =>
        SessionRules.Members(
            [.. ProcessTable.All()],
            leader,
            startTicks,
            process => ProcessTable.HasVariable(process.Pid, mark)
        );
}
