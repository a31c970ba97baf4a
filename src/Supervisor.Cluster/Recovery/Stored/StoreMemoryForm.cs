using System.Text.Json.Serialization;

namespace Supervisor.Cluster.Recovery.Stored;

/// <summary>What a node has seen of the store, as it stands in its data directory.</summary>
/// <param name="Form">The version of this form.</param>
internal sealed record StoreMemoryForm(
    [property: JsonPropertyName("form")] int Form,
    [property: JsonPropertyName("store")] string Store,
    [property: JsonPropertyName("generation")] long Generation,
    [property: JsonPropertyName("revision")] long Revision,
    [property: JsonPropertyName("claims")] IReadOnlyDictionary<string, RememberedClaim> Claims,
    [property: JsonPropertyName("records")] IReadOnlyDictionary<string, string> Records
)
{
    public const int Newest = 1;

    /// <summary>Null: none, or a version wrote it that kept nothing of them.</summary>
    [JsonPropertyName("residences")]
    public IReadOnlyDictionary<string, string>? Residences { get; init; }
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(StoreMemoryForm))]
internal sealed partial class StoreMemoryJson : JsonSerializerContext;
