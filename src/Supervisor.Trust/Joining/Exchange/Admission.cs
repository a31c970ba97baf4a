using System.Text.Json.Serialization;

namespace Supervisor.Cluster.Joining.Exchange;

/// <summary>What somebody gets to know who is admitted.</summary>
internal sealed record Admission(
    [property: JsonPropertyName("cluster")] string Cluster,
    [property: JsonPropertyName("cluster_name")] string ClusterName
)
{
    /// <summary>How a node reaches coordination: the daemon's own text.</summary>
    [JsonPropertyName("coordination")]
    public string Coordination { get; init; } = "";

    /// <summary>What the daemon gives a node besides, sealed or not as it pleases.</summary>
    [JsonPropertyName("gift")]
    public byte[] Gift { get; init; } = [];

    /// <summary>A person's.</summary>
    [JsonPropertyName("role")]
    public string? Role { get; init; }
}
