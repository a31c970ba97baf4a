using Supervisor.Node.Composition;
using Supervisor.Node.Palettes.Actors;
using Supervisor.Node.Palettes.Node;

namespace Supervisor.Node.Palettes;

/// <summary>Every palette of a node. A new command is a class in its palette's folder and a line here.</summary>
internal static class NodePalettes
{
    public static PaletteRegistry Create(NodeFacts facts, TimeProvider clock, NodeCore core) =>
        new([
            new Palette(
                "actor",
                "The actors that do the supervising.",
                [new ActorHierarchy(core.System), new ActorSystemCommand(core.System)]
            ),
            new Palette("node", "This machine's daemon.", [new NodeUptime(facts, clock)]),
        ]);
}
