using System.Text.Json.Serialization;

namespace Supervisor.Node.Fleets;

/// <summary>A revision as coordination has it: all that its fleet is read from, but for what may be secret.</summary>
/// <param name="Files">Fleet files by absolute path, as they were.</param>
/// <param name="SealedFiles">Other files by absolute path: names in the node's <see cref="SecretStore"/>.</param>
/// <param name="SealedVariables">Variables of the one who applied it, likewise.</param>
internal sealed record RevisionContent(
    [property: JsonPropertyName("version")] int Version,
    [property: JsonPropertyName("projects")] IReadOnlyList<IReadOnlyList<string>> Projects,
    [property: JsonPropertyName("node")] string? Node,
    [property: JsonPropertyName("profiles")] IReadOnlyList<string> Profiles,
    [property: JsonPropertyName("files")] IReadOnlyDictionary<string, string> Files,
    [property: JsonPropertyName("sealedFiles")] IReadOnlyDictionary<string, string> SealedFiles,
    [property: JsonPropertyName("sealedVariables")] IReadOnlyDictionary<string, string> SealedVariables
)
{
    public const int CurrentVersion = 1;

    /// <summary>Of one with <see cref="Parts"/>: who does not know them must not take what is left for the whole fleet.</summary>
    public const int VersionWithParts = 2;

    /// <summary>The node where it was applied: files that name none are for it. Null in what was stored before there were several.</summary>
    [JsonPropertyName("home")]
    public string? Home { get; init; }

    /// <summary>What the names stand for, wrapped with a key that all nodes of a cluster have; null for a node that is alone.</summary>
    [JsonPropertyName("wrapped")]
    public IReadOnlyDictionary<string, string>? Wrapped { get; init; }

    /// <summary>The id of the cluster that it was made for; null for a node that is alone, and in what was stored before this was.</summary>
    [JsonPropertyName("cluster")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Cluster { get; init; }

    /// <summary>
    /// The last revision that somebody applied, when this one has only gained, or changed, what single nodes brought along. Null: this was
    /// applied itself.
    /// </summary>
    [JsonPropertyName("basis")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? Basis { get; init; }

    /// <summary>What single nodes brought along, each read by its own variables and files; null: nothing.</summary>
    [JsonPropertyName("parts")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<RevisionContent>? Parts { get; init; }

    /// <summary>Itself without the others, and those.</summary>
    public IEnumerable<RevisionContent> Split() =>
        (Parts ?? []).Prepend(this with { Version = CurrentVersion, Basis = null, Parts = null });
}
