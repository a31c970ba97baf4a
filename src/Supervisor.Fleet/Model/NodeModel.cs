using Supervisor.Fleet.Values;

namespace Supervisor.Fleet.Model;

/// <summary>A machine as a fleet file declares it. What is null or empty was not declared, and is not judged.</summary>
public sealed record NodeModel
{
    public required string Name { get; init; }

    public long? MemoryBytes { get; init; }

    public decimal? Cpus { get; init; }

    public ValueList<GpuModel> Gpus { get; init; } = [];

    public ValueMap<string> Labels { get; init; } = ValueMap<string>.Empty;

    /// <summary>Where agents that know only Redis keys write them.</summary>
    public RedisModel? Redis { get; init; }

    public int StartConcurrency { get; init; } = 8;

    public int PullConcurrency { get; init; } = 2;
}

public sealed record GpuModel(long MemoryBytes, string? Model = null);

public sealed record RedisModel(string Address, string KeyPrefix = "");
