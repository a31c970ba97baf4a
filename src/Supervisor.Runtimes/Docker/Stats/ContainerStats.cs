using System.Text.Json.Serialization;
using Supervisor.Runtimes.Docker.Calls;

namespace Supervisor.Runtimes.Docker.Stats;

/// <summary>What a container uses; counters since its start, and sizes in bytes.</summary>
internal sealed record ContainerStats
{
    [JsonPropertyName("read")]
    [JsonConverter(typeof(EngineMomentConverter))]
    public DateTimeOffset? Read { get; init; }

    [JsonPropertyName("cpu_stats")]
    public CpuStats? Cpu { get; init; }

    [JsonPropertyName("memory_stats")]
    public MemoryStats? Memory { get; init; }

    [JsonPropertyName("pids_stats")]
    public PidStats? Pids { get; init; }

    /// <summary>By interface; null when it has none of its own.</summary>
    [JsonPropertyName("networks")]
    public IReadOnlyDictionary<string, NetworkStats>? Networks { get; init; }

    [JsonPropertyName("blkio_stats")]
    public BlockStats? Blocks { get; init; }
}

/// <param name="System">Of the whole machine, all cores together.</param>
/// <param name="Cores">0: the engine does not say.</param>
internal sealed record CpuStats(
    [property: JsonPropertyName("cpu_usage")] CpuUsage? Usage,
    [property: JsonPropertyName("system_cpu_usage")] ulong System,
    [property: JsonPropertyName("online_cpus")] int Cores
);

/// <param name="Total">In nanoseconds of one core.</param>
internal sealed record CpuUsage([property: JsonPropertyName("total_usage")] ulong Total);

/// <param name="Details">As the kernel's <c>memory.stat</c> has it.</param>
internal sealed record MemoryStats(
    [property: JsonPropertyName("usage")] ulong Usage,
    [property: JsonPropertyName("limit")] ulong Limit,
    [property: JsonPropertyName("stats")] IReadOnlyDictionary<string, ulong>? Details
);

internal sealed record PidStats(
    [property: JsonPropertyName("current")] ulong Current,
    [property: JsonPropertyName("limit")] ulong Limit
);

internal sealed record NetworkStats(
    [property: JsonPropertyName("rx_bytes")] ulong Received,
    [property: JsonPropertyName("tx_bytes")] ulong Sent
);

internal sealed record BlockStats(
    [property: JsonPropertyName("io_service_bytes_recursive")] IReadOnlyList<BlockCount>? Bytes
);

/// <param name="Act"><c>read</c>, <c>write</c> and others, capitals or not.</param>
internal sealed record BlockCount(
    [property: JsonPropertyName("op")] string? Act,
    [property: JsonPropertyName("value")] ulong Value
);
