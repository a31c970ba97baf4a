using System.Text.Json.Serialization;
using Supervisor.Contracts.Time;

namespace Supervisor.Supervision.Ownership.Draining;

/// <summary>Whether a node is drained, as it is stored.</summary>
/// <param name="Form">The version of this form.</param>
internal sealed record DrainForm(
    [property: JsonPropertyName("form")] int Form,
    [property: JsonPropertyName("drained")] bool IsDrained,
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("who")] string Who,
    [property: JsonPropertyName("when")] HybridTime When
)
{
    public const int Newest = 1;
}

[JsonSerializable(typeof(DrainForm))]
internal sealed partial class DrainJson : JsonSerializerContext;
