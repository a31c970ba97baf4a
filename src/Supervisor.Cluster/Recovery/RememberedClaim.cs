using System.Text.Json.Serialization;

namespace Supervisor.Cluster.Recovery;

/// <summary>Who owned a movable group when that was last known.</summary>
/// <param name="Owner">The node's id; null: nobody.</param>
/// <param name="Length">Of the claim, in milliseconds.</param>
internal sealed record RememberedClaim(
    [property: JsonPropertyName("epoch")] long Epoch,
    [property: JsonPropertyName("owner")] string? Owner,
    [property: JsonPropertyName("length_ms")] long Length
);
