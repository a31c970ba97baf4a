using Supervisor.Actors.Systems;
using Supervisor.Node.Palettes.Actors;
using Supervisor.Node.Palettes.Node;

namespace Supervisor.Node.Palettes;

/// <summary>Every palette of a node. A new command is a class in its palette's folder and a line here.</summary>
internal static class NodePalettes
{
    public static PaletteRegistry Create(NodeFacts facts, TimeProvider clock, ActorSystem actors) =>
        new([
            new Palette(
                "actor",
                "The actors that do the supervising.",
                [new ActorHierarchy(actors), new ActorSystemCommand(actors)]
            ),
            new Palette("node", "This machine's daemon.", [new NodeUptime(facts, clock)]),
        ]);
}
