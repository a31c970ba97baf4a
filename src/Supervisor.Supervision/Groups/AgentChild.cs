using Supervisor.Actors;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Agents.Messages;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Supervision.Groups;

/// <summary>The supervisor of one agent, as its group sees it.</summary>
internal sealed class AgentChild
{
    private AgentOrders _orders;

    private AgentChild(AgentAddress address, ActorRef<AgentMessage> actor, AgentOrders orders) =>
        (Address, Actor, _orders) = (address, actor, orders);

    internal AgentAddress Address { get; }

    internal ActorRef<AgentMessage> Actor { get; }

    /// <summary>It was told to stop being, and its end has not been heard of.</summary>
    internal bool IsEnding { get; set; }

    /// <summary>It gets its orders when it says that it has come up.</summary>
    internal static AgentChild Spawn(
        AgentAddress address,
        AgentOrders orders,
        IActorContext<GroupMessage> context,
        GroupServices services
    )
    {
        var group = context.Adapt<AgentReport>(static report => new AgentSays(report.Snapshot, report.IsNew));
        var actor = context.Spawn(services.Agent(address, group), address.Agent);
        context.WatchWith(actor, new AgentHasEnded(address.Agent));
        return new AgentChild(address, actor, orders);
    }

    /// <summary>Says what is wanted of it, if that is not what was said last.</summary>
    internal void Order(AgentOrders orders)
    {
        if (!IsEnding && orders != _orders)
        {
            _orders = orders;
            OrderAgain();
        }
    }

    internal void OrderAgain() => Actor.Tell(new TakeOrders(_orders));
}
