using Supervisor.Actors;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Agents.Messages;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Supervision.Groups;

/// <summary>The supervisor of one agent, as its group sees it.</summary>
internal sealed class AgentChild
{
    private readonly Latest<AgentOrders> _orders;

    private AgentChild(AgentAddress address, ActorRef<AgentMessage> actor, Latest<AgentOrders> orders) =>
        (Address, Actor, _orders) = (address, actor, orders);

    internal AgentAddress Address { get; }

    internal ActorRef<AgentMessage> Actor { get; }

    /// <summary>It was told to stop being, and its end has not been heard of.</summary>
    internal bool IsEnding { get; set; }

    internal static AgentChild Spawn(
        AgentAddress address,
        AgentOrders orders,
        IActorContext<GroupMessage> context,
        GroupServices services
    )
    {
        var latest = new Latest<AgentOrders>(orders);
        var group = context.Adapt<AgentSnapshot>(static snapshot => new AgentSays(snapshot));
        var actor = context.Spawn(Props.Of(() => services.Agent(address, latest.Value, group).Create()), address.Agent);
        context.WatchWith(actor, new AgentHasEnded(address.Agent));
        return new AgentChild(address, actor, latest);
    }

    /// <summary>Says what is wanted of it, if that is not what was said last.</summary>
    internal void Order(AgentOrders orders)
    {
        if (!IsEnding && orders != _orders.Value)
        {
            _orders.Value = orders;
            Actor.Tell(new TakeOrders(orders));
        }
    }
}
