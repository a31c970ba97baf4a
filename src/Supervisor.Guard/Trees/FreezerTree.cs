using Supervisor.Guard.Cgroups;
using Supervisor.Guard.Native;
using Supervisor.Guard.Processes;

namespace Supervisor.Guard.Trees;

/// <summary>A cgroup of version 1: frozen it can neither fork nor run from the signal, and thawed it dies of it.</summary>
internal sealed class FreezerTree(string directory) : IProcessTree
{
    private readonly string _state = Path.Combine(directory, "freezer.state");
    private readonly Condemned _condemned = new();

    public IReadOnlyList<int> Members() => [.. CgroupFile.Pids(directory).Union(_condemned.Left())];

    public void Kill()
    {
        CgroupFile.Write(_state, "FROZEN");
        _condemned.Add(CgroupFile.Pids(directory).Select(ProcessTable.Find).OfType<ProcessEntry>());
        _condemned.Signal(LibcProcesses.SignalKill);
        CgroupFile.Write(_state, "THAWED");
    }
}
