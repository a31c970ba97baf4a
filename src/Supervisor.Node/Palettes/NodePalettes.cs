using Supervisor.Node.Palettes.Node;

namespace Supervisor.Node.Palettes;

/// <summary>Every palette of a node. A new command is a class in its palette's folder and a line here.</summary>
internal static class NodePalettes
{
    public static PaletteRegistry Create(NodeFacts facts, TimeProvider clock) =>
        new([new Palette("node", "This machine's daemon.", [new NodeUptime(facts, clock)])]);
}
