using Supervisor.Runtimes.Containers.Execs.Records;
using Supervisor.Supervision.Surroundings;

namespace Supervisor.Runtimes.Containers.Execs.Processes;

/// <summary>Through the machine's own /proc.</summary>
internal sealed class HostSight : IProcessSight
{
    public IReadOnlySet<ProcessMark>? Living(
        ExecContainer container,
        GroupFolder folder,
        IReadOnlyCollection<ProcessMark> asked
    ) => HostProcesses.Living(container, folder, asked);

    public int? MachinePid(ExecContainer container, GroupFolder folder, ProcessMark process) =>
        MachinePids.Find(container, folder, process);
}
