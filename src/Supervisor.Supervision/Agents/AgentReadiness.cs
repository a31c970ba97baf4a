using System.Text.Json.Serialization;
using Supervisor.Supervision.Ports.Runtime;
using Supervisor.Supervision.Time;

namespace Supervisor.Supervision.Agents;

/// <summary>All that speaks for and against the readiness of one incarnation.</summary>
public sealed record AgentReadiness
{
    public static AgentReadiness None { get; } = new();

    public AgentWordGiven Word { get; init; } = AgentWordGiven.None;

    /// <summary>
    /// Until when its word holds if nothing more is heard; written at most once per half its time to live. Null: as long as
    /// it lives, for it has no way to say it again.
    /// </summary>
    public BootMoment? WordUntil { get; init; }

    /// <summary>What it said with its readiness, as JSON.</summary>
    public string? Details { get; init; }

    /// <summary>Why it took its word back, or why that ran out.</summary>
    public string Against { get; init; } = "";

    /// <summary>Null: it has a probe that has not decided yet, or none.</summary>
    public bool? ProbePasses { get; init; }

    public string ProbeReason { get; init; } = "";

    /// <summary>By the engine's own check of its container; null: there is none.</summary>
    public HealthStatus? Health { get; init; }

    /// <inheritdoc cref="WorkloadHealth.Output"/>
    public string HealthOutput { get; init; } = "";

    /// <summary>It ran for a second, and nobody had anything to say of it.</summary>
    public bool HasRunSilently { get; init; }

    /// <summary>It said itself that it hangs.</summary>
    public bool IsHung { get; init; }

    /// <summary>It asked for more time to become ready, until then; as coarse as <see cref="WordUntil"/>.</summary>
    public BootMoment? StartUntil { get; init; }

    /// <summary>It was ready once in this incarnation.</summary>
    public bool HasBeenReady { get; init; }
}

[JsonConverter(typeof(JsonStringEnumConverter<AgentWordGiven>))]
public enum AgentWordGiven
{
    [JsonStringEnumMemberName("none")]
    None,

    [JsonStringEnumMemberName("ready")]
    Ready,

    [JsonStringEnumMemberName("notReady")]
    NotReady,

    [JsonStringEnumMemberName("expired")]
    Expired,

    [JsonStringEnumMemberName("stopping")]
    Stopping,
}
