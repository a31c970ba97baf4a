using System.Text.Json.Serialization;

namespace Supervisor.Contracts.Guarding.Messages;

/// <param name="Signal">To the whole process group, at once.</param>
/// <param name="GraceMs">After it, everything is killed; 0 kills at once.</param>
public sealed record StopRequest(
    [property: JsonPropertyName("signal")] int Signal,
    [property: JsonPropertyName("graceMs")] long GraceMs
);
