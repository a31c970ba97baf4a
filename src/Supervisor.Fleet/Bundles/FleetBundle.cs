using System.Text.Json.Serialization;

namespace Supervisor.Fleet.Bundles;

/// <summary>
/// All that a fleet is read from, in one piece: whoever reads it, wherever, reads the same fleet. It holds what may be
/// secret, so it is sent and never stored as it is.
/// </summary>
/// <param name="Projects">For each its file and overrides, by absolute path.</param>
/// <param name="Node">The node that files without one are for.</param>
/// <param name="Variables">Of the environment of the one who applies: those that the files name.</param>
/// <param name="Files">By absolute path.</param>
public sealed record FleetBundle(
    [property: JsonPropertyName("version")] int Version,
    [property: JsonPropertyName("projects")] IReadOnlyList<IReadOnlyList<string>> Projects,
    [property: JsonPropertyName("node")] string? Node,
    [property: JsonPropertyName("profiles")] IReadOnlyList<string> Profiles,
    [property: JsonPropertyName("variables")] IReadOnlyDictionary<string, string> Variables,
    [property: JsonPropertyName("files")] IReadOnlyDictionary<string, byte[]> Files
)
{
    public const int CurrentVersion = 1;

    /// <inheritdoc cref="Supervisor.Fleet.Reading.FleetRequest.Home"/>
    [JsonPropertyName("home")]
    public string? Home { get; init; }

    /// <summary>
    /// Those of the files that are no part of the fleet's text, whatever they are called: what secrets, configs and templates are
    /// made of. Null: nothing was said of it, as by an older <c>pbm</c>.
    /// </summary>
    [JsonPropertyName("contents")]
    public IReadOnlyList<string>? Contents { get; init; }
}
