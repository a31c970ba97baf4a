using Supervisor.Actors;
using Supervisor.Actors.Systems;
using Supervisor.Node.History;
using Supervisor.Node.Palettes.Fleet;
using Supervisor.Supervision.Nodes;

namespace Supervisor.Node.Palettes;

/// <summary>What commands work on.</summary>
internal sealed record PaletteServices(
    NodeFacts Facts,
    TimeProvider Clock,
    ActorSystem Actors,
    ActorRef<NodeMessage> Node,
    JournalTail Journal
)
{
    /// <summary>Null while the node supervises nothing: commands on agents and groups are not offered then.</summary>
    public FleetServices? Fleet { get; init; }
}
