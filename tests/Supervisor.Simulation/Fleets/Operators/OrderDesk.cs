using System.Globalization;
using Supervisor.Actors.Asking;
using Supervisor.Contracts.Ids;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Commands;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Roster;

namespace Supervisor.Simulation.Fleets.Operators;

/// <summary>
/// Has a node do what is ordered of it: asks again until it knows; and now and then asks twice, or once more for what was done long
/// since.
/// </summary>
/// <param name="prefix">Of the ids, which are no other desk's.</param>
internal sealed class OrderDesk(FleetWorld world, Action<Order> onDone, string prefix = "o")
{
    internal const string AskedAgain = "an order asked again after an unknown outcome";
    internal const string AskedTwice = "an order asked twice at once";
    internal const string AskedLate = "an order asked again long after it was done";
    internal const string Refused = "an order refused";

    internal const double ShareOfTwice = 0.15;
    internal const double ShareOfLate = 0.2;

    private static readonly TimeSpan BeforeAskingAgain = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Later = TimeSpan.FromSeconds(6);

    internal static IReadOnlyList<string> Situations { get; } = [AskedAgain, AskedTwice, AskedLate, Refused];

    internal static string Done(OrderKind kind) => $"an order done: {kind}";

    internal void IssueIfFree(OrderKind kind, string group, string agent)
    {
        var order = new Order(NextId(), kind, group, agent, world.Universe.Clock.Now);
        if (IsFree(order.Stream))
        {
            Issue(order);
        }
    }

    internal void Issue(OrderKind kind, NodePlan? plan = null) =>
        Issue(new Order(NextId(), kind, "", "", world.Universe.Clock.Now) { Plan = plan });

    internal bool IsFree(string stream) => world.Book.Orders.All(order => order.IsSettled || order.Stream != stream);

    /// <summary>Of all that are quarantined: nothing fails any more, so they will run.</summary>
    internal void Release(RosterView view)
    {
        foreach (var group in view.Groups.Values.Where(static group => group.State == GroupStates.Quarantined))
        {
            IssueIfFree(OrderKind.ReleaseGroup, group.Name, "");
        }

        foreach (var agent in view.Agents.Values.Where(static agent => agent.Phase == AgentPhase.Quarantined))
        {
            IssueIfFree(OrderKind.ReleaseAgent, agent.Address.Group, agent.Address.Agent);
        }
    }

    private void Issue(Order order)
    {
        world.Book.Add(order);
        world.Universe.Trace.Add($"ordered: {order.Kind} {order.Group} {order.Agent} {order.Id}");
        Ask(order);
        if (world.Universe.Chance.Next() < ShareOfTwice)
        {
            world.Universe.Rarities.Reached(AskedTwice);
            Ask(order);
        }
    }

    private void Ask(Order order)
    {
        var isAnswered = false;
        var isAsked = OrderMessages.TryAsk(world.Machine, order, outcome => isAnswered = Take(order, outcome));
        if (!isAsked && order.Group.Length > 0 && world.Book.Applied is { Plan: var plan } && !Has(plan!, order))
        {
            // There is none of that name any more.
            order.IsSettled = true;
        }

        world.Universe.Clock.After(
            BeforeAskingAgain,
            () =>
            {
                if (!isAnswered && !order.IsSettled)
                {
                    world.Universe.Rarities.Reached(AskedAgain);
                    Ask(order);
                }
            }
        );
    }

    private bool Take(Order order, AskOutcome<CommandOutcome> outcome)
    {
        switch (outcome.Reply?.Status)
        {
            case CommandStatus.Done when order.Done is null:
                order.Done = world.Universe.Clock.Now;
                order.IsSettled = true;
                world.Universe.Rarities.Reached(Done(order.Kind));
                world.Book.OnDone(order);
                onDone(order);
                MayAskLater(order);
                return true;
            case CommandStatus.Refused when order.Done is null:
                world.Universe.Rarities.Reached(Refused);
                order.IsRefused = true;
                order.IsSettled = true;
                return true;
            default:
                return order.IsSettled;
        }
    }

    private void MayAskLater(Order order)
    {
        if (world.Universe.Chance.Next() < ShareOfLate)
        {
            world.Universe.Rarities.Reached(AskedLate);
            world.Universe.Clock.After(
                world.Universe.Around(Later),
                () => OrderMessages.TryAsk(world.Machine, order, static _ => { })
            );
        }
    }

    private static bool Has(NodePlan plan, Order order) =>
        plan.Groups.Any(group =>
            group.Name == order.Group
            && (order.Agent.Length == 0 || group.Agents.Any(agent => agent.Address.Agent == order.Agent))
        );

    private CommandId NextId()
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{prefix}{world.Book.Orders.Count + 1}");
        return CommandId.TryParse(text, out var id) ? id : throw new InvalidOperationException(text);
    }
}
