using System.Text.Json.Serialization;

namespace Supervisor.Contracts.Palettes;

/// <summary>A group of commands about one matter, as in <c>pbm node uptime</c>: the palette is <c>node</c>.</summary>
/// <param name="Default">The command that is meant when the palette's name stands alone, or a switch follows it.</param>
public sealed record PaletteDescription(
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("summary")] string Summary,
    IReadOnlyList<CommandDescription>? Commands,
    [property: JsonPropertyName("default")] string? Default = null
)
{
    [JsonPropertyName("commands")]
    public IReadOnlyList<CommandDescription> Commands { get; init; } = Commands ?? [];
}
