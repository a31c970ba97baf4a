using System.Text.Json.Serialization;

namespace Supervisor.Cluster.Founding;

/// <summary>Whose store it is, as it is stored.</summary>
/// <param name="Form">The version of this form.</param>
/// <param name="Since">A reading of the hybrid clock.</param>
internal sealed record ClusterForm(
    [property: JsonPropertyName("form")] int Form,
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("since")] long Since
)
{
    public const int Newest = 1;
}
