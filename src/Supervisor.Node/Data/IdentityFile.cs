using System.Text.Json;
using System.Text.Json.Serialization;
using Supervisor.Contracts;
using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Palettes;
using Supervisor.Node.Settings;

namespace Supervisor.Node.Data;

/// <summary>The identity as JSON. Strict: half an identity is worse than none, so anything odd is refused.</summary>
internal static class IdentityFile
{
    /// <summary>Of this file, and of all in the data directory that have none of their own.</summary>
    public const int Version = 1;

    public static string PathIn(string directory) => Path.Combine(directory, "identity.json");

    public static Outcome<NodeIdentity> Parse(string directory, string content)
    {
        StoredIdentity? stored;
        try
        {
            stored = JsonSerializer.Deserialize(content, IdentityJson.Default.StoredIdentity);
        }
        catch (JsonException)
        {
            return Damaged(directory, "It is no JSON.");
        }

        if (stored?.Version > Version)
        {
            return TooNew(directory);
        }

        var isWhole =
            NodeId.TryParse(stored?.Node, out var node)
            & ClusterId.TryParse(stored?.Cluster, out var cluster)
            & NodeName.IsValid(stored?.Name ?? "");
        return isWhole
            ? new NodeIdentity(node!, cluster!, stored!.Name!, stored.Machine)
            : Damaged(directory, "A node id, a cluster id or a name is missing or malformed.");
    }

    public static string Format(NodeIdentity identity) =>
        JsonSerializer.Serialize(
            new StoredIdentity(Version, identity.Node.Value, identity.Cluster.Value, identity.Name, identity.Machine),
            IdentityJson.Default.StoredIdentity
        ) + "\n";

    public static OperatorError Lost(string directory) =>
        StartErrors.Because(
            "identity-lost",
            $"The file {PathIn(directory)} is missing from a data directory that was in use.",
            "",
            $"Restore it from a backup, or move {directory} away to begin as a new node."
        );

    private static OperatorError Damaged(string directory, string why) =>
        StartErrors.Because(
            "identity-damaged",
            $"The file {PathIn(directory)} is damaged.",
            why,
            $"Restore it from a backup, or move {directory} away to begin as a new node."
        );

    private static OperatorError TooNew(string directory) =>
        StartErrors.Because(
            "identity-too-new",
            $"The file {PathIn(directory)} was written by a newer version of this program.",
            "",
            "Start that version."
        );
}

internal sealed record StoredIdentity(
    [property: JsonPropertyName("version")] int Version,
    [property: JsonPropertyName("node")] string? Node,
    [property: JsonPropertyName("cluster")] string? Cluster,
    [property: JsonPropertyName("name")] string? Name,
    [property: JsonPropertyName("machine")] string? Machine
);

[JsonSourceGenerationOptions(WriteIndented = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(StoredIdentity))]
internal sealed partial class IdentityJson : JsonSerializerContext;
