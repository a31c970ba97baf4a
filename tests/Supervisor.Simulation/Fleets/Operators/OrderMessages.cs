using Supervisor.Actors;
using Supervisor.Actors.Asking;
using Supervisor.Simulation.Machines;
using Supervisor.Simulation.World;
using Supervisor.Supervision.Agents.Messages;
using Supervisor.Supervision.Commands;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Groups;
using Supervisor.Supervision.Nodes;

namespace Supervisor.Simulation.Fleets.Operators;

/// <summary>Puts orders into the messages that palettes send.</summary>
internal static class OrderMessages
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    /// <returns>False: the daemon has nobody of that name now, or there is none.</returns>
    internal static bool TryAsk(Machine machine, Order order, Action<AskOutcome<CommandOutcome>> onAnswer)
    {
        if (machine.Node is not { Core: { } core })
        {
            return false;
        }

        var directory = core.Supervision.Directory;
        var asked = order switch
        {
            { Agent.Length: > 0 } => directory
                .Find(new AgentAddress(order.Group, order.Agent))
                ?.Ask<CommandOutcome>(reply => ToAgent(order, reply), Patience),
            { Group.Length: > 0 } => directory
                .FindGroup(order.Group)
                ?.Ask<CommandOutcome>(reply => ToGroup(order, reply), Patience),
            _ => core.Node.Ask<CommandOutcome>(reply => ToNode(order, reply), Patience),
        };
        asked?.Then(onAnswer);
        return asked is not null;
    }

    private static AgentMessage ToAgent(Order order, ActorRef<CommandOutcome> reply) =>
        order.Kind switch
        {
            OrderKind.StartAgent => new StartAgent(order.Id, Order.Operator, reply),
            OrderKind.StopAgent => new StopAgent(order.Id, Order.Operator, reply),
            OrderKind.RestartAgent => new RestartAgent(order.Id, Order.Operator, reply),
            _ => new ReleaseAgent(order.Id, Order.Operator, reply),
        };

    private static GroupMessage ToGroup(Order order, ActorRef<CommandOutcome> reply) =>
        order.Kind switch
        {
            OrderKind.StartGroup => new StartGroup(order.Id, Order.Operator, reply),
            OrderKind.StopGroup => new StopGroup(order.Id, Order.Operator, reply),
            OrderKind.RestartGroup => new RestartGroup(order.Id, Order.Operator, reply),
            _ => new ReleaseGroup(order.Id, Order.Operator, reply),
        };

    private static NodeMessage ToNode(Order order, ActorRef<CommandOutcome> reply) =>
        order.Kind switch
        {
            OrderKind.ApplyRevision => new ApplyRevision(
                order.Id,
                Order.Operator,
                order.Plan!,
                FleetBook.HashOf(order.Plan!),
                IsOfStart: false,
                reply
            ),
            OrderKind.StopFleet => new StopFleet(order.Id, Order.Operator, reply),
            OrderKind.StartFleet => new StartFleet(order.Id, Order.Operator, reply),
            OrderKind.FreezeFleet => new FreezeFleet(order.Id, Order.Operator, "a trial", reply),
            _ => new ThawFleet(order.Id, Order.Operator, reply),
        };
}
