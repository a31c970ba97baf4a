using System.Text.Json.Serialization;

namespace Supervisor.Runtimes.Docker.Calls;

internal sealed record RefusalBody([property: JsonPropertyName("message")] string? Message);
