using System.Text.Json.Serialization;

namespace Supervisor.Cluster.Joining.Exchange;

/// <summary>What is asked.</summary>
/// <param name="What">One of the words here; others are of a newer version.</param>
internal sealed record TrustRequest(
    [property: JsonPropertyName("version")] int Version,
    [property: JsonPropertyName("what")] string What
)
{
    /// <summary>By somebody without a certificate, who shows a token.</summary>
    public const string ToJoin = "join";

    /// <summary>A new certificate for the key of the one that is shown.</summary>
    public const string ToRenew = "renew";

    /// <summary>The authority's key, for a node that is to hold it.</summary>
    public const string ForAuthorityKey = "authority-key";

    [JsonPropertyName("join")]
    public JoinRequest? Join { get; init; }
}
