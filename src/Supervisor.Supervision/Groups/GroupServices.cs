using Supervisor.Actors;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Agents.Messages;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.EventSourcing;
using Supervisor.Supervision.Nodes;
using Supervisor.Supervision.Ownership.Notes;
using Supervisor.Supervision.Roster;

namespace Supervisor.Supervision.Groups;

/// <summary>What every group's supervisor on a node shares.</summary>
/// <param name="Agent">
/// How to make an agent's supervisor that reports to the given ref.
/// </param>
public sealed record GroupServices(
    EventSourcingServices EventSourcing,
    ActorRef<RosterMessage> Roster,
    AgentDirectory Directory,
    Func<AgentAddress, ActorRef<AgentReport>, Props<AgentMessage>> Agent
)
{
    /// <summary>Null: this node runs no movable groups.</summary>
    public NoteTeller? Notes { get; init; }
}
