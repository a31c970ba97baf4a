using Supervisor.Guard.Cgroups;
using Supervisor.Guard.Native;

namespace Supervisor.Guard.Trees;

/// <summary>A cgroup of version 2, whose kernel kills it as one; before Linux 5.14 it does not, and each is killed.</summary>
internal sealed class UnifiedTree(string directory) : IProcessTree
{
    public IReadOnlyList<int> Members() => CgroupFile.Pids(directory);

    public void Kill()
    {
        if (CgroupFile.Write(Path.Combine(directory, "cgroup.kill"), "1") is null)
        {
            return;
        }

        var freeze = Path.Combine(directory, "cgroup.freeze");
        CgroupFile.Write(freeze, "1");
        foreach (var pid in Members())
        {
            LibcProcesses.Kill(pid, LibcProcesses.SignalKill);
        }

        CgroupFile.Write(freeze, "0");
    }
}
