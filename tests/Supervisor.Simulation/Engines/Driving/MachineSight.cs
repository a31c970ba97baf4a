using Supervisor.Runtimes.Containers.Execs;
using Supervisor.Runtimes.Containers.Execs.Processes;
using Supervisor.Runtimes.Containers.Execs.Records;
using Supervisor.Simulation.Engines.Execs;
using Supervisor.Supervision.Surroundings;

namespace Supervisor.Simulation.Engines.Driving;

/// <summary>A machine's processes as a daemon sees them that has its pids in sight; of one that has not, nothing is seen.</summary>
internal sealed class MachineSight(SimulatedEngine engine, bool isBlind) : IProcessSight
{
    public IReadOnlySet<ProcessMark>? Living(
        ExecContainer container,
        GroupFolder folder,
        IReadOnlyCollection<ProcessMark> asked
    ) => SpaceOf(container, folder) is { } space ? asked.Where(mark => space.Find(mark) is not null).ToHashSet() : null;

    public int? MachinePid(ExecContainer container, GroupFolder folder, ProcessMark process) =>
        SpaceOf(container, folder)?.Find(process)?.MachinePid;

    /// <summary>By the number of its first process, which has to show the group's folder.</summary>
    private ProcessSpace? SpaceOf(ExecContainer container, GroupFolder folder) =>
        isBlind ? null
        : engine.Containers.FirstOrDefault(it =>
            it.Process is { IsAlive: true } && it.Process.Facts.Pid == container.Pid
        )
            is { Space: { IsAlive: true } space } found
        && found.OutsideOf(folder.InsideOf(folder.Mark)) == folder.Mark
            ? space
        : null;
}
