using System.Text.Json.Serialization;

namespace Supervisor.Node.Clusters.Places;

/// <summary>How the cluster is reached, as it stands in the node's cluster files and is given to who joins.</summary>
/// <param name="Form">The version of this form.</param>
/// <param name="Listen">Where this node takes links; null in what is given to another.</param>
internal sealed record ClusterPlaceForm(
    [property: JsonPropertyName("form")] int Form,
    [property: JsonPropertyName("file")] string? File,
    [property: JsonPropertyName("etcd")] IReadOnlyList<string>? Etcd,
    [property: JsonPropertyName("user")] string? User,
    [property: JsonPropertyName("password")] string? Password,
    [property: JsonPropertyName("authority")] string? Authority,
    [property: JsonPropertyName("certificate")] string? Certificate,
    [property: JsonPropertyName("key")] string? Key,
    [property: JsonPropertyName("listen")] string? Listen,
    [property: JsonPropertyName("advertise")] IReadOnlyList<string>? Advertise
)
{
    public const int Newest = 1;

    /// <summary>The user is of this node alone.</summary>
    [JsonPropertyName("own")]
    public bool? IsOwn { get; init; }

    [JsonPropertyName("maker")]
    public string? Maker { get; init; }

    [JsonPropertyName("maker_password")]
    public string? MakerPassword { get; init; }
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ClusterPlaceForm))]
internal sealed partial class ClusterPlaceJson : JsonSerializerContext;
