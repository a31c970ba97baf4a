using System.Text.Json.Serialization;

namespace Supervisor.Supervision.Ports.Runtime;

/// <summary>What the engine's own health check has found of a container.</summary>
/// <param name="Output">The last line that the check wrote; empty when it wrote none.</param>
public sealed record WorkloadHealth(HealthStatus Status, string Output);

[JsonConverter(typeof(JsonStringEnumConverter<HealthStatus>))]
public enum HealthStatus
{
    /// <summary>No check has passed yet, and those that failed do not count yet.</summary>
    [JsonStringEnumMemberName("starting")]
    Starting,

    [JsonStringEnumMemberName("healthy")]
    Healthy,

    [JsonStringEnumMemberName("unhealthy")]
    Unhealthy,
}
