using Supervisor.Runtimes.Docker.Stats;

namespace Supervisor.Runtimes.Usage;

/// <summary>An engine's figures of a container, as those of anything else.</summary>
internal static class ContainerCounters
{
    private const double NanosecondsASecond = 1e9;

    /// <param name="now">By the clock of who asks, for an engine that does not say when it looked.</param>
    public static UsageCounters Of(ContainerStats stats, DateTimeOffset now)
    {
        var usage = ContainerUsage.Between(stats, stats);
        var networks = stats.Networks?.Values;
        var blocks = stats.Blocks?.Bytes;
        return new UsageCounters(
            TimeSpan.FromTicks((stats.Read ?? now).UtcTicks),
            stats.Cpu?.Usage is { } cpu ? cpu.Total / NanosecondsASecond : null
        )
        {
            Memory = (long)usage.Memory,
            MemoryLimit = usage.MemoryLimit is > 0 and <= long.MaxValue ? (long)usage.MemoryLimit : null,
            Tasks = stats.Pids is { } pids ? (long)pids.Current : null,
            Received = Sum(networks, network => network.Received),
            Sent = Sum(networks, network => network.Sent),
            BlockRead = Sum(blocks, "read"),
            BlockWritten = Sum(blocks, "write"),
        };
    }

    private static long? Sum(IEnumerable<NetworkStats>? networks, Func<NetworkStats, ulong> of) =>
        networks is null ? null : networks.Sum(network => (long)of(network));

    private static long? Sum(IEnumerable<BlockCount>? blocks, string act) =>
        blocks
            ?.Where(block => act.Equals(block.Act, StringComparison.OrdinalIgnoreCase))
            .Sum(block => (long)block.Value);
}
