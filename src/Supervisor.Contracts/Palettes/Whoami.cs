using System.Text.Json.Serialization;

namespace Supervisor.Contracts.Palettes;

/// <summary>The answer to <c>GET /v1/whoami</c>: as whom the node takes the caller.</summary>
/// <param name="Role">Of <see cref="Roles"/>.</param>
/// <param name="Node">The one that answers.</param>
public sealed record Whoami(
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("role")] string Role,
    [property: JsonPropertyName("node")] string Node
)
{
    /// <summary>The name of the cluster; null where the node is alone.</summary>
    [JsonPropertyName("cluster")]
    public string? Cluster { get; init; }

    /// <summary>When the caller's certificate expires; null where he needs none.</summary>
    [JsonPropertyName("until")]
    public DateTimeOffset? Until { get; init; }

    /// <summary>Where the nodes of the cluster are reached, as <c>host:port</c>.</summary>
    [JsonPropertyName("addresses")]
    public IReadOnlyList<string> Addresses { get; init; } = [];
}
