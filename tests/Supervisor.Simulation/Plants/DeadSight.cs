using Supervisor.Runtimes.Containers.Execs;
using Supervisor.Runtimes.Containers.Execs.Processes;
using Supervisor.Runtimes.Containers.Execs.Records;
using Supervisor.Supervision.Surroundings;

namespace Supervisor.Simulation.Plants;

/// <summary>A wrong sight: programs within containers that cannot be seen from without count as dead.</summary>
internal sealed class DeadSight(IProcessSight sight) : IProcessSight
{
    public IReadOnlySet<ProcessMark>? Living(
        ExecContainer container,
        GroupFolder folder,
        IReadOnlyCollection<ProcessMark> asked
    ) => sight.Living(container, folder, asked) ?? new HashSet<ProcessMark>();

    public int? MachinePid(ExecContainer container, GroupFolder folder, ProcessMark process) =>
        sight.MachinePid(container, folder, process);
}
