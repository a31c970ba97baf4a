using System.Text.Json.Serialization;

namespace Supervisor.Cluster.Trust.Records;

/// <summary>The cluster, as it is stored since its founding.</summary>
/// <param name="Authority">The fingerprint of its authority's certificate.</param>
/// <param name="Level">What all its nodes must understand.</param>
/// <param name="Founded">A reading of the hybrid clock.</param>
internal sealed record ClusterRecord(
    [property: JsonPropertyName("form")] int Form,
    [property: JsonPropertyName("cluster")] string Cluster,
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("authority")] string Authority,
    [property: JsonPropertyName("level")] int Level,
    [property: JsonPropertyName("founded")] long Founded
) : ITrustRecord
{
    /// <summary>When that level was reached: a reading of the hybrid clock. Null: it was founded with it.</summary>
    [JsonPropertyName("since")]
    public long? Since { get; init; }

    [JsonIgnore]
    public bool IsWhole => Cluster is not null && Name is not null && Authority is not null;
}
