using System.Text.Json.Serialization;

namespace Supervisor.Build.Demo;

/// <summary>A group as <c>pbm fleet status</c> tells it.</summary>
/// <param name="Of">How many of its agents have to be ready.</param>
internal sealed record GroupProgress(
    [property: JsonPropertyName("group")] string Group,
    [property: JsonPropertyName("ready")] int Ready,
    [property: JsonPropertyName("of")] int Of,
    [property: JsonPropertyName("isReady")] bool IsReady,
    [property: JsonPropertyName("reason")] string Reason
);
