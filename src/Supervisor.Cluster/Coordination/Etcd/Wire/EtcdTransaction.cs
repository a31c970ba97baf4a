using System.Text.Json.Serialization;

namespace Supervisor.Cluster.Coordination.Etcd.Wire;

internal sealed record EtcdTransaction(
    [property: JsonPropertyName("compare")] IReadOnlyList<EtcdCompare> Compare,
    [property: JsonPropertyName("success")] IReadOnlyList<EtcdOperation> Then,
    [property: JsonPropertyName("failure")] IReadOnlyList<EtcdOperation> Otherwise
);

internal sealed record EtcdTransacted(
    [property: JsonPropertyName("header")] EtcdHeader? Header,
    [property: JsonPropertyName("succeeded")] bool Succeeded,
    [property: JsonPropertyName("responses")] IReadOnlyList<EtcdOperated>? Responses
)
{
    /// <summary>What its ranges have found, one after the other.</summary>
    [JsonIgnore]
    public IEnumerable<EtcdKeyValue> Found =>
        (Responses ?? []).SelectMany(static response => response.Range?.All ?? []);
}

internal sealed record EtcdOperated([property: JsonPropertyName("response_range")] EtcdRanged? Range);
