using System.Text.Json.Serialization;

namespace Supervisor.Contracts.Guarding.Workloads;

/// <summary>What the whole process tree may use (<c>deploy.resources.limits</c>); null is no limit.</summary>
public sealed record WorkloadLimits(
    [property: JsonPropertyName("memoryBytes")] long? MemoryBytes = null,
    [property: JsonPropertyName("cpus")] double? Cpus = null,
    [property: JsonPropertyName("pids")] long? Pids = null
);
