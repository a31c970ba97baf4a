using System.Text.Json.Serialization;

namespace Supervisor.Cluster.Coordination.Etcd.Ledger;

internal sealed record RevisionForm(
    [property: JsonPropertyName("number")] long Number,
    [property: JsonPropertyName("hash")] string Hash,
    [property: JsonPropertyName("bytes")] int Bytes,
    [property: JsonPropertyName("stamp")] StampForm Stamp
);
