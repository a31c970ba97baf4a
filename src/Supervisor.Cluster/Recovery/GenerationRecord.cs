using System.Text.Json.Serialization;
using Supervisor.Cluster.Trust.Records;

namespace Supervisor.Cluster.Recovery;

/// <summary>
/// That somebody has said that the cluster goes on in this store, as it is stored. A node whose memory is of another one, or of a
/// newer state, follows the store again when this is above all that it has seen.
/// </summary>
/// <param name="Number">Above every epoch and revision that was known of.</param>
/// <param name="Store">The id of the store in which it was said: it holds in no other.</param>
/// <param name="At">A reading of the hybrid clock.</param>
internal sealed record GenerationRecord(
    [property: JsonPropertyName("form")] int Form,
    [property: JsonPropertyName("number")] long Number,
    [property: JsonPropertyName("store")] string Store,
    [property: JsonPropertyName("by")] string By,
    [property: JsonPropertyName("at")] long At
) : ITrustRecord
{
    [JsonIgnore]
    public bool IsWhole => Store is not null && By is not null;
}
