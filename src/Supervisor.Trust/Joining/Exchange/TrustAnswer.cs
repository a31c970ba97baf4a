using System.Text.Json.Serialization;
using Supervisor.Contracts.Palettes;

namespace Supervisor.Cluster.Joining.Exchange;

/// <summary>What a member answers: a refusal, or what was asked for.</summary>
internal sealed record TrustAnswer
{
    [JsonPropertyName("refused")]
    public OperatorError? Refused { get; init; }

    /// <summary>The new certificate.</summary>
    [JsonPropertyName("leaf")]
    public byte[]? Leaf { get; init; }

    [JsonPropertyName("authority_key")]
    public string? AuthorityKey { get; init; }

    [JsonPropertyName("admitted")]
    public Admission? Admitted { get; init; }
}
