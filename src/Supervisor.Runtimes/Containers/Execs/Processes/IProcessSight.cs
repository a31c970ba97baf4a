using Supervisor.Runtimes.Containers.Execs.Records;
using Supervisor.Supervision.Surroundings;

namespace Supervisor.Runtimes.Containers.Execs.Processes;

/// <summary>How a container's processes are seen from without, past its engine; whoever cannot see them says so.</summary>
internal interface IProcessSight
{
    /// <returns>Those that live; null when they cannot be seen from here, or the container is about to end.</returns>
    IReadOnlySet<ProcessMark>? Living(
        ExecContainer container,
        GroupFolder folder,
        IReadOnlyCollection<ProcessMark> asked
    );

    /// <summary>Which process of the machine a program is.</summary>
    /// <param name="process">As it was written down within the container, where a program may write down any other.</param>
    /// <returns>Null when that cannot be seen from here, when it has ended, and when it is none of this group's container.</returns>
    int? MachinePid(ExecContainer container, GroupFolder folder, ProcessMark process);
}
