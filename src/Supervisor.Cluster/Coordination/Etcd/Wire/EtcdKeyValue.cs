using System.Text.Json.Serialization;

namespace Supervisor.Cluster.Coordination.Etcd.Wire;

/// <summary>A key as etcd has it. What is zero or empty is left out on the wire.</summary>
internal sealed record EtcdKeyValue(
    [property: JsonPropertyName("key")] byte[]? Key,
    [property: JsonPropertyName("value")] byte[]? Value,
    [property: JsonPropertyName("create_revision")] long Created,
    [property: JsonPropertyName("mod_revision")] long Modified,
    [property: JsonPropertyName("lease")] long Lease
);

internal sealed record EtcdHeader([property: JsonPropertyName("revision")] long Revision);
