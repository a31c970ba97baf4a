using System.Text.Json.Serialization;

namespace Supervisor.Cluster.Coordination.Etcd.Wire;

/// <param name="End">The first key that is not read any more; null for the one key alone.</param>
internal sealed record EtcdRange(
    [property: JsonPropertyName("key")] byte[] Key,
    [property: JsonPropertyName("range_end")] byte[]? End = null,
    [property: JsonPropertyName("limit")] long Limit = 0,
    [property: JsonPropertyName("sort_order")] string? Order = null,
    [property: JsonPropertyName("sort_target")] string? By = null,
    [property: JsonPropertyName("keys_only")] bool KeysOnly = false
)
{
    public const string Descending = "DESCEND";
    public const string ByKey = "KEY";
    public const string ByModification = "MOD";
}

/// <param name="Count">How many keys there are, whatever the limit.</param>
internal sealed record EtcdRanged(
    [property: JsonPropertyName("header")] EtcdHeader? Header,
    [property: JsonPropertyName("kvs")] IReadOnlyList<EtcdKeyValue>? Found,
    [property: JsonPropertyName("count")] long Count
)
{
    [JsonIgnore]
    public IReadOnlyList<EtcdKeyValue> All => Found ?? [];
}
