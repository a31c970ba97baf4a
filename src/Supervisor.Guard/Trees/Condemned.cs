using Supervisor.Guard.Processes;

namespace Supervisor.Guard.Trees;

/// <summary>
/// Processes of a workload that were met in order to end them. One that is ending loses its environment and leaves its
/// cgroup before its files and ports are free, so nothing else would show that it is not quite gone.
/// </summary>
internal sealed class Condemned
{
    private readonly HashSet<(int Pid, long StartTicks)> _processes = [];

    public int Count => _processes.Count;

    public void Add(IEnumerable<ProcessEntry> processes) =>
        _processes.UnionWith(processes.Select(process => (process.Pid, process.StartTicks)));

    public bool Contains(ProcessEntry process) => _processes.Contains((process.Pid, process.StartTicks));

    /// <summary>Those that have not ended yet; the others are forgotten.</summary>
    public IReadOnlyList<int> Left()
    {
        _processes.RemoveWhere(known =>
            ProcessTable.Find(known.Pid) is not { IsDead: false } found || found.StartTicks != known.StartTicks
        );
        return [.. _processes.Select(process => process.Pid)];
    }

    public void Signal(int signal)
    {
        foreach (var (pid, startTicks) in _processes)
        {
            using var hold = ProcessHold.Take(pid, startTicks);
            hold?.Signal(signal);
        }
    }
}
