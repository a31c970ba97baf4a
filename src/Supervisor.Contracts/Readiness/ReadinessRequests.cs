using System.Text.Json;
using System.Text.Json.Serialization;

namespace Supervisor.Contracts.Readiness;

/// <param name="Details">One object of whatever others should know: a port, how long the start took.</param>
public sealed record ReadyRequest([property: JsonPropertyName("details")] JsonElement? Details);

public sealed record NotReadyRequest([property: JsonPropertyName("reason")] string? Reason);

/// <param name="What">What it is working on; may be absent.</param>
public sealed record ProgressRequest([property: JsonPropertyName("what")] string? What);
