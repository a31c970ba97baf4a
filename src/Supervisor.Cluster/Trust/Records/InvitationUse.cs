using System.Text.Json.Serialization;

namespace Supervisor.Cluster.Trust.Records;

/// <summary>By whom an invitation was used, so that he and nobody else gets his answer again.</summary>
/// <param name="Node">Null for a person.</param>
/// <param name="Key">The hash of the public key.</param>
/// <param name="At">A reading of the hybrid clock.</param>
internal sealed record InvitationUse(
    [property: JsonPropertyName("node")] string? Node,
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("key")] string Key,
    [property: JsonPropertyName("at")] long At
);
