using Supervisor.Fleet.Values;

namespace Supervisor.Fleet.Model.Services;

/// <summary>Of <c>deploy.resources</c>, or of the older keys of the service.</summary>
public sealed record ResourceLimits
{
    public decimal? Cpus { get; init; }

    public long? MemoryBytes { get; init; }

    public long? MemoryReservationBytes { get; init; }

    public decimal? CpuReservation { get; init; }

    /// <summary>Memory and swap together; -1: no limit.</summary>
    public long? MemorySwapBytes { get; init; }

    public int? MemorySwappiness { get; init; }

    public int? Pids { get; init; }

    public long? ShmBytes { get; init; }

    public int? CpuShares { get; init; }

    public string? CpuSet { get; init; }

    public TimeSpan? CpuPeriod { get; init; }

    public TimeSpan? CpuQuota { get; init; }

    public TimeSpan? CpuRealtimePeriod { get; init; }

    public TimeSpan? CpuRealtimeRuntime { get; init; }

    public BlockIoModel? BlockIo { get; init; }

    public int? OomScoreAdjust { get; init; }

    public bool? OomKillDisable { get; init; }

    public ValueMap<UlimitModel> Ulimits { get; init; } = ValueMap<UlimitModel>.Empty;

    public ValueList<DeviceRequest> Devices { get; init; } = [];
}

public sealed record UlimitModel(long Soft, long Hard);

/// <summary>Cards for the container; of <c>Count</c> and <c>Ids</c> one is given. A count of -1 means all.</summary>
public sealed record DeviceRequest(string? Driver, int? Count, ValueList<string> Ids, ValueList<string> Capabilities)
{
    public ValueMap<string> Options { get; init; } = ValueMap<string>.Empty;
}
