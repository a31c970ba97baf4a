using System.Text.Json.Serialization;

namespace Supervisor.Contracts.Palettes;

/// <summary>
/// Everything that a node can be asked, described so that any <c>pbm</c> can offer it: names, arguments, help, completion.
/// </summary>
/// <param name="Contract">
/// The level of this contract that the node speaks. Levels only add: fields and frame kinds that a client does not know
/// are to be ignored, so a client never refuses a higher level.
/// </param>
/// <param name="Node">The node's name.</param>
/// <param name="Version">The version of the node's program.</param>
/// <param name="Palettes">In the order in which help lists them.</param>
public sealed record PaletteCatalog(
    [property: JsonPropertyName("contract")] int Contract,
    [property: JsonPropertyName("node")] string Node,
    [property: JsonPropertyName("version")] string Version,
    IReadOnlyList<PaletteDescription>? Palettes
)
{
    public const int CurrentContract = 1;

    [JsonPropertyName("palettes")]
    public IReadOnlyList<PaletteDescription> Palettes { get; init; } = Palettes ?? [];
}
