using System.Text.Json.Serialization;
using Supervisor.Contracts.Ids;

namespace Supervisor.Cluster.Trust.Records;

/// <summary>A node that belongs to the cluster, or did, as it is stored.</summary>
/// <param name="Key">The hash of the public key that its certificate is for.</param>
/// <param name="Since">When it joined: a reading of the hybrid clock.</param>
internal sealed record NodeRecord(
    [property: JsonPropertyName("form")] int Form,
    [property: JsonPropertyName("node")] string Node,
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("key")] string Key,
    [property: JsonPropertyName("since")] long Since
) : ITrustRecord
{
    /// <summary>Where it said that it takes links, as far as that was tried.</summary>
    [JsonPropertyName("addresses")]
    public IReadOnlyList<string> Addresses { get; init; } = [];

    /// <summary>Clusters that it belonged to before: work labelled with them is its own.</summary>
    [JsonPropertyName("aliases")]
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>It is to hold the authority's key, and asks for it when it does not.</summary>
    [JsonPropertyName("holds_key")]
    public bool HoldsKey { get; init; }

    /// <summary>Set when it does not belong any more.</summary>
    [JsonPropertyName("left")]
    public LeavingRecord? Left { get; init; }

    [JsonIgnore]
    public bool IsWhole =>
        NodeId.TryParse(Node, out _)
        && Name is not null
        && Key is not null
        && Addresses is not null
        && Aliases is not null;

    [JsonIgnore]
    public NodeId Id =>
        NodeId.TryParse(Node, out var id) ? id : throw new InvalidOperationException($"{Node} is no id.");

    [JsonIgnore]
    public bool Belongs => Left is null;
}
