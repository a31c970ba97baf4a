using Supervisor.Node.Palettes;
using Supervisor.Node.Palettes.Sessions;

namespace Supervisor.Node.Forwarding;

/// <summary>A node's palettes as those of the whole fleet.</summary>
internal static class FleetPalettes
{
    public static IReadOnlyList<Palette> Of(IReadOnlyList<Palette> own, FleetServices fleet) =>
        [
            .. own.Select(palette =>
                palette with
                {
                    Commands = [.. palette.Commands.Select(command => Of(palette.Name, command, fleet))],
                }
            ),
        ];

    private static IPaletteCommand Of(string palette, IPaletteCommand command, FleetServices fleet) =>
        command is ISessionCommand session
            ? new FleetSession(palette, session, fleet)
            : new FleetCommand(palette, command, fleet);
}
