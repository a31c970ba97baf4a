using System.Text.Json.Serialization;

namespace Supervisor.Runtimes.Docker.Calls;

/// <param name="Cause">Podman's: what it came down to, in words that do not change.</param>
internal sealed record RefusalBody(
    [property: JsonPropertyName("message")] string? Message,
    [property: JsonPropertyName("cause")] string? Cause
);
