using System.Text.Json.Serialization;

namespace Supervisor.Cluster.Coordination.Etcd.Ledger;

/// <param name="When">A reading of the hybrid clock.</param>
internal sealed record StampForm(
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("who")] string Who,
    [property: JsonPropertyName("when")] long When
);
