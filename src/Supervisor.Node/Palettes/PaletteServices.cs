using Supervisor.Actors;
using Supervisor.Actors.Systems;
using Supervisor.Node.Fleets;
using Supervisor.Runtimes.Processes;
using Supervisor.Supervision.Nodes;
using Supervisor.Supervision.Roster;

namespace Supervisor.Node.Palettes;

/// <summary>What commands work on.</summary>
internal sealed record PaletteServices(
    NodeFacts Facts,
    TimeProvider Clock,
    ActorSystem Actors,
    ActorRef<NodeMessage> Node
)
{
    /// <summary>Null: nobody applies a fleet to this node.</summary>
    public FleetDesk? Desk { get; init; }

    /// <summary>Null: as above.</summary>
    public ActorRef<RosterMessage>? Roster { get; init; }

    /// <summary>Null: agents write nothing that could be read here.</summary>
    public AgentLogs? Logs { get; init; }
}
