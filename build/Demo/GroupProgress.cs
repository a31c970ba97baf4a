using System.Text.Json.Serialization;

namespace Supervisor.Build.Demo;

/// <summary>A group as <c>pbm group list</c> tells it.</summary>
/// <param name="Node">Null where there is only one.</param>
/// <param name="Of">How many of its agents have to be ready.</param>
internal sealed record GroupProgress(
    [property: JsonPropertyName("name")] string Group,
    [property: JsonPropertyName("node")] string? Node,
    [property: JsonPropertyName("agentsReady")] int Ready,
    [property: JsonPropertyName("agentsEnough")] int Of,
    [property: JsonPropertyName("ready")] bool IsReady,
    [property: JsonPropertyName("reason")] string Reason
);
