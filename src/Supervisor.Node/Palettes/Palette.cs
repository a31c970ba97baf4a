using Supervisor.Contracts.Palettes;

namespace Supervisor.Node.Palettes;

internal sealed record Palette(string Name, string Summary, IReadOnlyList<IPaletteCommand> Commands)
{
    public PaletteDescription Describe() => new(Name, Summary, [.. Commands.Select(command => command.Description)]);
}
