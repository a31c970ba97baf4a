using System.Text.Json.Serialization;
using Supervisor.Contracts.Time;

namespace Supervisor.Node.Fleets.Downs;

/// <summary>Whether all nodes are to be down, as it is stored.</summary>
/// <param name="Form">The version of this form.</param>
internal sealed record DownForm(
    [property: JsonPropertyName("form")] int Form,
    [property: JsonPropertyName("down")] bool IsDown,
    [property: JsonPropertyName("revision")] long Revision,
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("who")] string Who,
    [property: JsonPropertyName("when")] HybridTime When
)
{
    public const int Newest = 1;
}
