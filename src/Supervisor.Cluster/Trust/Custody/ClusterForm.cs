using System.Text.Json.Serialization;

namespace Supervisor.Cluster.Trust.Custody;

/// <summary>The file that says to what a node belongs.</summary>
/// <param name="Authority">The fingerprint of the certificate that lies beside it.</param>
internal sealed record ClusterForm(
    [property: JsonPropertyName("version")] int Version,
    [property: JsonPropertyName("cluster")] string? Cluster,
    [property: JsonPropertyName("cluster_name")] string? ClusterName,
    [property: JsonPropertyName("node")] string? Node,
    [property: JsonPropertyName("name")] string? Name,
    [property: JsonPropertyName("authority")] string? Authority,
    [property: JsonPropertyName("coordination")] string? Coordination
)
{
    public const int Newest = 1;

    /// <summary>Null: the node brought nothing.</summary>
    [JsonPropertyName("brought")]
    public BroughtFleet? Brought { get; init; }

    /// <summary>The founding of the cluster was begun here and is not recorded yet.</summary>
    [JsonPropertyName("founding")]
    public bool? IsFounding { get; init; }
}

[JsonSourceGenerationOptions(WriteIndented = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ClusterForm))]
internal sealed partial class ClusterFormJson : JsonSerializerContext;
