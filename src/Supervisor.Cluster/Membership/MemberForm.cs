using System.Text.Json.Serialization;

namespace Supervisor.Cluster.Membership;

/// <summary>What a node says of itself, as it is stored.</summary>
/// <param name="Form">The version of this form.</param>
/// <param name="Version">Of the program.</param>
/// <param name="Since">A reading of the hybrid clock.</param>
/// <param name="Process">Where its daemon lives; null when that is not known.</param>
/// <param name="Level">The highest level of a cluster that its program speaks; null, as before there was more than one: the first.</param>
internal sealed record MemberForm(
    [property: JsonPropertyName("form")] int Form,
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("run")] string Run,
    [property: JsonPropertyName("version")] string Version,
    [property: JsonPropertyName("since")] long Since,
    [property: JsonPropertyName("addresses")] IReadOnlyList<string>? Addresses,
    [property: JsonPropertyName("arch")] string? Arch,
    [property: JsonPropertyName("cores")] int Cores,
    [property: JsonPropertyName("memory")] long Memory,
    [property: JsonPropertyName("process")] string? Process,
    [property: JsonPropertyName("level")] int? Level = null
)
{
    public const int Newest = 1;

    /// <summary>Kinds of what it does not run; null: it forbids nothing.</summary>
    [JsonPropertyName("forbids")]
    public IReadOnlyList<string>? Forbids { get; init; }

    /// <summary>Paths of the machine that it allows all the same; null: none.</summary>
    [JsonPropertyName("allows")]
    public IReadOnlyList<string>? Allows { get; init; }
}
