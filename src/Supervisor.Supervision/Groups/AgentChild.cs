using Supervisor.Actors;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Agents.Messages;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Supervision.Groups;

/// <summary>The supervisor of one agent, as its group sees it.</summary>
internal sealed class AgentChild(AgentAddress address, ActorRef<AgentMessage> actor)
{
    private AgentOrders? _told;

    internal AgentAddress Address => address;

    internal ActorRef<AgentMessage> Actor => actor;

    /// <summary>It was told to stop being, and its end has not been heard of.</summary>
    internal bool IsEnding { get; set; }

    /// <summary>It has started, maybe not for the first time, and knows nothing of any orders.</summary>
    internal void Begin(AgentOrders orders, string cause)
    {
        _told = orders;
        actor.Tell(new TakeOrders(orders with { CausedBy = cause }));
    }

    /// <summary>Says what is wanted of it, if that is not what was said last; before it has started it would forget it.</summary>
    internal void Order(AgentOrders orders, string cause)
    {
        if (_told is not null && orders != _told && !IsEnding)
        {
            Begin(orders, cause);
        }
    }
}
