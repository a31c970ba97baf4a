using System.Text.Json.Serialization;

namespace Supervisor.Cluster.Ownership;

/// <summary>Who owns a group, as it is stored.</summary>
/// <param name="Form">The version of this form.</param>
/// <param name="Owner">The node's id; null when it was given back.</param>
/// <param name="Since">A reading of the hybrid clock.</param>
internal sealed record OwnerForm(
    [property: JsonPropertyName("form")] int Form,
    [property: JsonPropertyName("epoch")] long Epoch,
    [property: JsonPropertyName("owner")] string? Owner,
    [property: JsonPropertyName("since")] long Since
)
{
    public const int Newest = 1;
}
