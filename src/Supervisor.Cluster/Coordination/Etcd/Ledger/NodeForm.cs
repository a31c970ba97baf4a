using System.Text.Json.Serialization;

namespace Supervisor.Cluster.Coordination.Etcd.Ledger;

/// <param name="Since">A reading of the hybrid clock.</param>
internal sealed record NodeForm(
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("node")] string Node,
    [property: JsonPropertyName("since")] long Since
);
