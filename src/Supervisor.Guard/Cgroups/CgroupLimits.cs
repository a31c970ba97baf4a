using Supervisor.Contracts.Guarding.Workloads;

namespace Supervisor.Guard.Cgroups;

/// <summary>Limits as what is written into which file; both versions of cgroups.</summary>
internal static class CgroupLimits
{
    /// <summary>Within this many microseconds the processor time is counted; the kernel's own default.</summary>
    private const long PeriodMicroseconds = 100_000;

    /// <summary>The kernel takes no less for a period.</summary>
    private const long SmallestQuotaMicroseconds = 1_000;

    public static IReadOnlyList<string> Controllers { get; } = ["memory", "cpu", "pids"];

    public static IReadOnlyList<CgroupLimit> Of(WorkloadLimits? limits, bool isVersion2)
    {
        var files = new List<CgroupLimit>();
        if (limits?.MemoryBytes is { } bytes)
        {
            files.Add(new("memory", "memory", isVersion2 ? "memory.max" : "memory.limit_in_bytes", $"{bytes}"));
        }

        if (limits?.Cpus is { } cpus)
        {
            var quota = Math.Max(SmallestQuotaMicroseconds, (long)Math.Round(cpus * PeriodMicroseconds));
            files.Add(
                isVersion2
                    ? new("processor time", "cpu", "cpu.max", $"{quota} {PeriodMicroseconds}")
                    : new("processor time", "cpu", "cpu.cfs_quota_us", $"{quota}")
            );
        }

        if (limits?.Pids is { } pids)
        {
            files.Add(new("processes", "pids", "pids.max", $"{pids}"));
        }

        return files;
    }
}
