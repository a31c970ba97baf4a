using System.Text.Json.Serialization;

namespace Supervisor.Supervision.Ownership.Notes;

/// <summary>What is remembered of an agent of a movable group, wherever it runs next.</summary>
public sealed record AgentNote
{
    public static AgentNote Empty { get; } = new();

    /// <summary>Set while an operator's stop of this very agent holds.</summary>
    [JsonPropertyName("stoppedBy")]
    public string? StoppedBy { get; init; }

    /// <summary>Null: nothing keeps it from starting.</summary>
    [JsonPropertyName("rest")]
    public NotedRest? Rest { get; init; }

    /// <summary>Of its own restarts.</summary>
    [JsonPropertyName("restarts")]
    public NotedRestarts? Restarts { get; init; }

    /// <summary>Of those that its failures cost its group.</summary>
    [JsonPropertyName("shared")]
    public NotedRestarts? Shared { get; init; }
}

/// <summary>Why an agent that is down stays so.</summary>
/// <param name="Phase">Of <see cref="Agents.AgentPhase"/>: <c>quarantined</c> or <c>backoff</c>.</param>
/// <param name="Due">When a delay is over, in milliseconds since 1970; null in quarantine.</param>
public sealed record NotedRest(
    [property: JsonPropertyName("phase")] string Phase,
    [property: JsonPropertyName("cause")] string Cause,
    [property: JsonPropertyName("reason")] string Reason,
    [property: JsonPropertyName("due")] long? Due
);
