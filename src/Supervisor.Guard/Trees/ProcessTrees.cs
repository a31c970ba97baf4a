using Supervisor.Contracts.Guarding.Workloads;
using Supervisor.Guard.Storage;

namespace Supervisor.Guard.Trees;

internal static class ProcessTrees
{
    public static IProcessTree Of(WorkloadRecord record) =>
        (record.Tracking, record.Cgroups.Tracking) switch
        {
            (WorkloadTracking.Cgroup2, { } directory) => new UnifiedTree(directory),
            (WorkloadTracking.Freezer, { } directory) => new FreezerTree(directory),
            _ => new SessionTree(record.Pid ?? SessionRules.Nobody, record.StartTicks ?? 0, record.Mark),
        };
}
