using Supervisor.Guard.Cgroups;
using Supervisor.Guard.Native;

namespace Supervisor.Guard.Trees;

/// <summary>A cgroup of version 1: frozen it can neither fork nor run from the signal, and thawed it dies of it.</summary>
internal sealed class FreezerTree(string directory) : IProcessTree
{
    private readonly string _state = Path.Combine(directory, "freezer.state");

    public IReadOnlyList<int> Members() => CgroupFile.Pids(directory);

    public void Kill()
    {
        CgroupFile.Write(_state, "FROZEN");
        foreach (var pid in Members())
        {
            LibcProcesses.Kill(pid, LibcProcesses.SignalKill);
        }

        CgroupFile.Write(_state, "THAWED");
    }
}
