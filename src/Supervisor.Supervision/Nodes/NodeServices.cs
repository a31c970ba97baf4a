using Supervisor.Actors;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Groups;
using Supervisor.Supervision.Ownership;
using Supervisor.Supervision.Starts;

namespace Supervisor.Supervision.Nodes;

/// <summary>What a node's supervisor works with.</summary>
/// <param name="RestartLimit">More restarts within a minute are a storm; null: by the number of agents.</param>
public sealed record NodeServices(GroupServices Groups, StartGate Starts, int? RestartLimit = null)
{
    /// <summary>
    /// Told what holds before anybody acts on it, and again whenever that changes. Called in the turn of the node's actor, so
    /// it must only pass on.
    /// </summary>
    public Action<NodePlan>? Follow { get; init; }

    /// <summary>Who keeps the ownerships of movable groups; null: this node runs none of them.</summary>
    public ActorRef<OwnershipMessage>? Ownership { get; init; }

    internal PlanMemory Memory { get; } = new();
}
