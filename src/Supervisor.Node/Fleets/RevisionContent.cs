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

    /// <summary>The node where it was applied: files that name none are for it. Null in what was stored before there were several.</summary>
    [JsonPropertyName("home")]
    public string? Home { get; init; }

    /// <summary>What the names stand for, wrapped with a key that all nodes of a cluster have; null for a node that is alone.</summary>
    [JsonPropertyName("wrapped")]
    public IReadOnlyDictionary<string, string>? Wrapped { get; init; }
}
