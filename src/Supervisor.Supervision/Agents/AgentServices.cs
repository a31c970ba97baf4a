using Supervisor.Actors;
using Supervisor.Supervision.Effects;
using Supervisor.Supervision.EventSourcing;
using Supervisor.Supervision.Ownership;
using Supervisor.Supervision.Ports.Probing;
using Supervisor.Supervision.Ports.Runtime;
using Supervisor.Supervision.Probing.Observing;
using Supervisor.Supervision.Roster;
using Supervisor.Supervision.Runtimes;
using Supervisor.Supervision.Starts;

namespace Supervisor.Supervision.Agents;

/// <summary>What every agent's supervisor on a node shares.</summary>
/// <param name="Starts">Lets only so many starts be under way at a time.</param>
/// <param name="Observer">Hears of every probe, and knows how far all of them may be believed.</param>
public sealed record AgentServices(
    EventSourcingServices EventSourcing,
    NodeRuntimes Runtimes,
    IAgentSurroundings Surroundings,
    IProber Prober,
    EffectLanes Lanes,
    ActorRef<RosterMessage> Roster,
    StartGate Starts,
    ActorRef<ObserverMessage> Observer
)
{
    /// <summary>By which movable groups are started and held; null: none of them is.</summary>
    public MovableWork? Movable { get; init; }
}
