using System.Text.Json.Serialization;

namespace Supervisor.Cluster.Coordination.Etcd.Wire;

/// <summary>Asks for a lease, or names one.</summary>
/// <param name="Ttl">In seconds; what is not asked for stays out.</param>
internal sealed record EtcdLeaseCall(
    [property: JsonPropertyName("ID")] long Id,
    [property: JsonPropertyName("TTL")] long? Ttl = null
);

/// <param name="Ttl">In seconds: of a new lease the one it has, of one that was looked at what is left; 0 or less, none.</param>
/// <param name="Granted">In seconds, of one that was looked at.</param>
internal sealed record EtcdLeased(
    [property: JsonPropertyName("TTL")] long Ttl,
    [property: JsonPropertyName("grantedTTL")] long Granted
);

/// <summary>What comes as a stream is wrapped once more.</summary>
internal sealed record EtcdKept(
    [property: JsonPropertyName("result")] EtcdLeased? Result,
    [property: JsonPropertyName("error")] EtcdStreamError? Error
);
