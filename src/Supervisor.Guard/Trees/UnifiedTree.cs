using Supervisor.Guard.Cgroups;
using Supervisor.Guard.Native;
using Supervisor.Guard.Processes;

namespace Supervisor.Guard.Trees;

/// <summary>A cgroup of version 2, whose kernel kills it as one; before Linux 5.14 it does not, and each is killed.</summary>
internal sealed class UnifiedTree(string directory) : IProcessTree
{
    private readonly Condemned _condemned = new();

    public IReadOnlyList<int> Members() => [.. CgroupFile.Pids(directory).Union(_condemned.Left())];

    public void Kill()
    {
        Condemn();
        if (CgroupFile.Write(Path.Combine(directory, "cgroup.kill"), "1") is null)
        {
            return;
        }

        var freeze = Path.Combine(directory, "cgroup.freeze");
        CgroupFile.Write(freeze, "1");
        Condemn();
        _condemned.Signal(LibcProcesses.SignalKill);
        CgroupFile.Write(freeze, "0");
    }

    private void Condemn() =>
        _condemned.Add(CgroupFile.Pids(directory).Select(ProcessTable.Find).OfType<ProcessEntry>());
}
