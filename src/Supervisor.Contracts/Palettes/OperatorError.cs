using System.Text.Json.Serialization;

namespace Supervisor.Contracts.Palettes;

/// <summary>A failure as an operator reads it: a sentence each of what happened, why, and what to do.</summary>
/// <param name="Code">Stable, for programs: <see cref="ErrorCodes"/>.</param>
public sealed record OperatorError(
    [property: JsonPropertyName("code")] string Code,
    [property: JsonPropertyName("message")] string Message,
    [property: JsonPropertyName("why")] string Why,
    [property: JsonPropertyName("remedy")] string Remedy
);
