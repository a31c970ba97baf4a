using System.Text.Json.Serialization;
using Supervisor.Contracts.Time;

namespace Supervisor.Cluster.Trust.Custody;

/// <summary>What a node held when it came into its cluster, for good: it becomes a part of what the cluster has.</summary>
/// <param name="Revision">By the numbers of the node's own; 0: it held none.</param>
/// <param name="Hash">Of its content.</param>
/// <param name="Above">No revision that the node has ever seen has a higher number: what it holds of the cluster's is above.</param>
/// <param name="At">What was said in the cluster before does not concern it.</param>
/// <param name="By">As operators read who made it a part of the cluster's.</param>
internal sealed record BroughtFleet(
    [property: JsonPropertyName("revision")] long Revision,
    [property: JsonPropertyName("hash")] string Hash,
    [property: JsonPropertyName("above")] long Above,
    [property: JsonPropertyName("at")] HybridTime At,
    [property: JsonPropertyName("by")] string By
)
{
    /// <summary>The cluster was founded by it.</summary>
    [JsonPropertyName("founder")]
    public bool IsFounder { get; init; }

    /// <summary>The id of the cluster that it was made for; null: the node was alone. A member that joins anew and had not left brings nothing.</summary>
    [JsonPropertyName("cluster")]
    public string? Cluster { get; init; }
}
