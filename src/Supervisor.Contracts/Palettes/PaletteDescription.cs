using System.Text.Json.Serialization;

namespace Supervisor.Contracts.Palettes;

/// <summary>A group of commands about one matter, as in <c>pbm node uptime</c>: the palette is <c>node</c>.</summary>
public sealed record PaletteDescription(
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("summary")] string Summary,
    IReadOnlyList<CommandDescription>? Commands
)
{
    [JsonPropertyName("commands")]
    public IReadOnlyList<CommandDescription> Commands { get; init; } = Commands ?? [];
}
