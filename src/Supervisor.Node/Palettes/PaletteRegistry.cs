using Supervisor.Contracts;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Rules;

namespace Supervisor.Node.Palettes;

/// <summary>All that this node can be asked.</summary>
internal sealed class PaletteRegistry(IReadOnlyList<Palette> palettes)
{
    public IReadOnlyList<PaletteDescription> Descriptions { get; } =
    [.. palettes.Select(palette => palette.Describe())];

    public Outcome<RegisteredCommand> Find(string palette, string command)
    {
        var found = CatalogRules.Find(Descriptions, palette, command);
        return found.IsOk ? new RegisteredCommand($"{palette} {command}", Handler(palette, command)) : found.Error;
    }

    private IPaletteCommand Handler(string palette, string command) =>
        palettes
            .First(candidate => string.Equals(candidate.Name, palette, StringComparison.Ordinal))
            .Commands.First(candidate => string.Equals(candidate.Description.Name, command, StringComparison.Ordinal));
}

/// <param name="FullName">As an operator calls it: palette and command.</param>
internal sealed record RegisteredCommand(string FullName, IPaletteCommand Handler);
