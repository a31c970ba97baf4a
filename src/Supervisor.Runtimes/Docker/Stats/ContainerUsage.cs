namespace Supervisor.Runtimes.Docker.Stats;

/// <summary>What two looks at a container's counters come to, reckoned as <c>docker stats</c> reckons it.</summary>
/// <param name="Cores">How many cores it kept busy between the two looks; null when that cannot be told.</param>
/// <param name="Memory">In bytes, without what the kernel holds of files and would give back.</param>
internal sealed record ContainerUsage(double? Cores, ulong Memory, ulong MemoryLimit)
{
    /// <summary>Of cgroups of the first and the second kind.</summary>
    private static readonly string[] Reclaimable = ["total_inactive_file", "inactive_file"];

    public static ContainerUsage Between(ContainerStats earlier, ContainerStats later) =>
        new(CoresBetween(earlier.Cpu, later.Cpu), MemoryOf(later.Memory), later.Memory?.Limit ?? 0);

    private static double? CoresBetween(CpuStats? earlier, CpuStats? later)
    {
        if (earlier?.Usage is not { } before || later?.Usage is not { } after)
        {
            return null;
        }

        // Counters begin anew with each start of the container.
        return after.Total < before.Total || later.System <= earlier.System || later.Cores == 0
            ? null
            : (double)(after.Total - before.Total) / (later.System - earlier.System) * later.Cores;
    }

    private static ulong MemoryOf(MemoryStats? memory)
    {
        if (memory is null)
        {
            return 0;
        }

        foreach (var name in Reclaimable)
        {
            if (memory.Details?.TryGetValue(name, out var cached) == true && cached < memory.Usage)
            {
                return memory.Usage - cached;
            }
        }

        return memory.Usage;
    }
}
