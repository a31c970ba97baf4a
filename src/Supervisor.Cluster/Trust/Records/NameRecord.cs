using System.Text.Json.Serialization;

namespace Supervisor.Cluster.Trust.Records;

/// <summary>Who bears a name, as it is stored. It is never deleted: a free one bears nobody's id.</summary>
/// <param name="Node">Null when the name is free again.</param>
/// <param name="Since">A reading of the hybrid clock.</param>
internal sealed record NameRecord(
    [property: JsonPropertyName("form")] int Form,
    [property: JsonPropertyName("node")] string? Node,
    [property: JsonPropertyName("since")] long Since
) : ITrustRecord
{
    [JsonIgnore]
    public bool IsWhole => true;
}
