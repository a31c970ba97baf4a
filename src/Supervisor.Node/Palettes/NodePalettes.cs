using Supervisor.Node.Palettes.Actors;
using Supervisor.Node.Palettes.Agents;
using Supervisor.Node.Palettes.Events;
using Supervisor.Node.Palettes.Groups;
using Supervisor.Node.Palettes.Node;

namespace Supervisor.Node.Palettes;

/// <summary>Every palette of a node. A new command is a class in its palette's folder and a line here.</summary>
internal static class NodePalettes
{
    public static PaletteRegistry Create(PaletteServices services) =>
        new([.. Always(services), .. services.Fleet is null ? [] : OfFleet(services)]);

    private static IEnumerable<Palette> Always(PaletteServices services) =>
        [
            new Palette(
                "actor",
                "The actors that do the supervising.",
                [new ActorHierarchy(services.Actors), new ActorSystemCommand(services.Actors)]
            ),
            new Palette(
                "node",
                "This machine's daemon.",
                [
                    .. services.Fleet is null ? Array.Empty<IPaletteCommand>() : [new NodeShow(services)],
                    new NodeUptime(services),
                    new NodeStop(services),
                ]
            ),
            new Palette("events", "What has happened.", [new EventList(services)]) { Default = EventList.Name },
        ];

    private static IEnumerable<Palette> OfFleet(PaletteServices services) =>
        [
            new Palette(
                "agent",
                "The programs that are supervised.",
                [new AgentList(services), new AgentShow(services), new AgentWhy(services), .. AgentChange.All(services)]
            ),
            new Palette(
                "group",
                "Agents that live together.",
                [new GroupList(services), new GroupShow(services), new GroupWhy(services), .. GroupChange.All(services)]
            ),
        ];
}
