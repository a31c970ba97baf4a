using Supervisor.Contracts.Guarding.Workloads;
using Supervisor.Guard.Cgroups;
using Supervisor.Guard.Storage;
using Supervisor.Guard.Workloads;

namespace Supervisor.Tests.Guard;

/// <summary>One workload as the guard writes it down.</summary>
internal static class Records
{
    internal static WorkloadRecord Intent { get; } =
        new(
            WorkloadRecord.CurrentVersion,
            "ticket",
            new WorkloadName("c", "n", "g", "a", "1"),
            WorkloadStates.Starting,
            "boot",
            0,
            WorkloadTracking.Session,
            CgroupPlaces.None,
            new WorkloadOutput("/log"),
            []
        );

    internal static WorkloadRecord Running { get; } = WorkloadRules.Started(Intent, 7, 70);
}
