using System.Text.Json.Serialization;

namespace Supervisor.Cluster.Trust.Records;

/// <summary>Why a node or a key is turned away, as it is stored, for those who ask.</summary>
/// <param name="At">A reading of the hybrid clock.</param>
internal sealed record DenialRecord(
    [property: JsonPropertyName("form")] int Form,
    [property: JsonPropertyName("why")] string Why,
    [property: JsonPropertyName("by")] string By,
    [property: JsonPropertyName("at")] long At
) : ITrustRecord
{
    [JsonIgnore]
    public bool IsWhole => Why is not null && By is not null;
}
