using System.Text.Json.Serialization;

namespace Supervisor.Cluster.Coordination.Etcd.Ledger;

internal sealed record FreezeForm(
    [property: JsonPropertyName("version")] long Version,
    [property: JsonPropertyName("frozen")] bool IsFrozen,
    [property: JsonPropertyName("why")] string Why,
    [property: JsonPropertyName("stamp")] StampForm Stamp
);
