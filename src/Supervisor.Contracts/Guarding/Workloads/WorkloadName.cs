using System.Text.Json.Serialization;

namespace Supervisor.Contracts.Guarding.Workloads;

/// <summary>What makes a start idempotent: the same name is the same process, whoever asks and how often.</summary>
public sealed record WorkloadName(
    [property: JsonPropertyName("cluster")] string Cluster,
    [property: JsonPropertyName("node")] string Node,
    [property: JsonPropertyName("group")] string Group,
    [property: JsonPropertyName("agent")] string Agent,
    [property: JsonPropertyName("incarnation")] string Incarnation
)
{
    private const int MaxPartLength = 200;

    /// <summary>Each part is 1 to 200 letters, none of them a control character or a slash.</summary>
    [JsonIgnore]
    public bool IsValid => IsPart(Cluster) && IsPart(Node) && IsPart(Group) && IsPart(Agent) && IsPart(Incarnation);

    public override string ToString() => $"{Cluster}/{Node}/{Group}/{Agent}/{Incarnation}";

    // What comes from the wire may lack a part, whatever its type says.
    private static bool IsPart(string? part) =>
        part is { Length: > 0 and <= MaxPartLength } && !part.Any(letter => char.IsControl(letter) || letter == '/');
}
