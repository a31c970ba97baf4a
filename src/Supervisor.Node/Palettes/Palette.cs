using Supervisor.Contracts.Palettes;

namespace Supervisor.Node.Palettes;

internal sealed record Palette(string Name, string Summary, IReadOnlyList<IPaletteCommand> Commands)
{
    /// <summary>The command that is meant when none is named.</summary>
    public string? Default { get; init; }

    public PaletteDescription Describe() =>
        new(Name, Summary, [.. Commands.Select(command => command.Description)], Default);
}
