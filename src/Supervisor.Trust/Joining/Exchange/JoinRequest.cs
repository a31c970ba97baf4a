using System.Text.Json.Serialization;

namespace Supervisor.Cluster.Joining.Exchange;

/// <summary>Who wants to be admitted, in his own words.</summary>
/// <param name="Secret">Of the token.</param>
/// <param name="Node">Null for a person.</param>
/// <param name="Key">His public key (SubjectPublicKeyInfo), to which he alone has the private one.</param>
/// <param name="Proof">Made with that, over what this connection alone has: <see cref="JoinProof"/>.</param>
internal sealed record JoinRequest(
    [property: JsonPropertyName("invitation")] string Invitation,
    [property: JsonPropertyName("secret")] byte[] Secret,
    [property: JsonPropertyName("node")] string? Node,
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("key")] byte[] Key,
    [property: JsonPropertyName("proof")] byte[] Proof
)
{
    /// <summary>Milliseconds since 1970, by his clock.</summary>
    [JsonPropertyName("clock_ms")]
    public long Clock { get; init; }

    /// <summary>Of his program.</summary>
    [JsonPropertyName("program")]
    public string Program { get; init; } = "";

    [JsonPropertyName("oldest_level")]
    public int OldestLevel { get; init; }

    [JsonPropertyName("newest_level")]
    public int NewestLevel { get; init; }

    /// <summary>Where a node takes links, as <c>host:port</c>, the best first.</summary>
    [JsonPropertyName("addresses")]
    public IReadOnlyList<string> Addresses { get; init; } = [];

    /// <summary>What it says to whoever dials those now.</summary>
    [JsonPropertyName("echo")]
    public byte[] Echo { get; init; } = [];

    /// <summary>The cluster that a node belonged to before, as a rule one of itself alone.</summary>
    [JsonPropertyName("old_cluster")]
    public string? OldCluster { get; init; }

    /// <summary>The groups that a node runs.</summary>
    [JsonPropertyName("groups")]
    public IReadOnlyList<string> Groups { get; init; } = [];

    /// <summary>It takes the place of the node that bears its name.</summary>
    [JsonPropertyName("replaces")]
    public bool Replaces { get; init; }

    [JsonIgnore]
    public bool IsWhole =>
        Invitation is not null
        && Secret is not null
        && Name is not null
        && Key is not null
        && Proof is not null
        && Program is not null
        && Addresses is { Count: <= JoinLimits.MostAddresses }
        && Echo is { Length: JoinLimits.EchoBytes or 0 }
        && Groups is { Count: <= JoinLimits.MostGroups };
}
