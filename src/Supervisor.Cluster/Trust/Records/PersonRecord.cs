using System.Text.Json.Serialization;

namespace Supervisor.Cluster.Trust.Records;

/// <summary>A person who may use the cluster, as it is stored.</summary>
/// <param name="Role">As in <see cref="Contracts.Palettes.Roles"/>.</param>
/// <param name="Key">The hash of the public key that the certificate is for.</param>
/// <param name="Since">A reading of the hybrid clock.</param>
internal sealed record PersonRecord(
    [property: JsonPropertyName("form")] int Form,
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("role")] string Role,
    [property: JsonPropertyName("key")] string Key,
    [property: JsonPropertyName("since")] long Since
) : ITrustRecord
{
    /// <summary>Set when the person may do nothing any more.</summary>
    [JsonPropertyName("left")]
    public LeavingRecord? Left { get; init; }

    [JsonIgnore]
    public bool IsWhole => Name is not null && Role is not null && Key is not null;

    [JsonIgnore]
    public bool Belongs => Left is null;
}
