using Supervisor.Node.Palettes.Actors;
using Supervisor.Node.Palettes.Agents;
using Supervisor.Node.Palettes.Fleet;
using Supervisor.Node.Palettes.Node;

namespace Supervisor.Node.Palettes;

/// <summary>Every palette of a node. A new command is a class in its palette's folder and a line here.</summary>
internal static class NodePalettes
{
    public static PaletteRegistry Create(PaletteServices services) =>
        new([
            new Palette(
                "actor",
                "The actors that do the supervising.",
                [new ActorHierarchy(services.Actors), new ActorSystemCommand(services.Actors)]
            ),
            .. AgentPalette(services),
            .. services.Desk is { } desk ? [FleetPalette.Create(services, desk)] : Array.Empty<Palette>(),
            new Palette("node", "This machine's daemon.", [new NodeUptime(services), new NodeStop(services)]),
        ]);

    private static IEnumerable<Palette> AgentPalette(PaletteServices services) =>
        services is { Roster: { } roster, Logs: { } logs }
            ?
            [
                new Palette(
                    "agent",
                    "The programs that are supervised.",
                    [new AgentLogsCommand(roster, logs, services.Clock)]
                ),
            ]
            : [];
}
