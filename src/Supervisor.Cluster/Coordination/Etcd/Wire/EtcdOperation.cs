using System.Text.Json.Serialization;

namespace Supervisor.Cluster.Coordination.Etcd.Wire;

/// <summary>One of the three.</summary>
internal sealed record EtcdOperation(
    [property: JsonPropertyName("request_range")] EtcdRange? Range = null,
    [property: JsonPropertyName("request_put")] EtcdPut? Put = null,
    [property: JsonPropertyName("request_delete_range")] EtcdDelete? Delete = null
)
{
    public static EtcdOperation Get(byte[] key) => new(Range: new EtcdRange(key));

    public static EtcdOperation Write(byte[] key, byte[] value, long lease = 0) =>
        new(Put: new EtcdPut(key, value, lease));

    public static EtcdOperation Remove(byte[] key, byte[]? end = null) => new(Delete: new EtcdDelete(key, end));
}

internal sealed record EtcdPut(
    [property: JsonPropertyName("key")] byte[] Key,
    [property: JsonPropertyName("value")] byte[] Value,
    [property: JsonPropertyName("lease")] long Lease
);

internal sealed record EtcdDelete(
    [property: JsonPropertyName("key")] byte[] Key,
    [property: JsonPropertyName("range_end")] byte[]? End
);
