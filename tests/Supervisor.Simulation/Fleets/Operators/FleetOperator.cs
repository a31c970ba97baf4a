using System.Globalization;
using Supervisor.Actors.Asking;
using Supervisor.Contracts.Ids;
using Supervisor.Simulation.Fleets.Drafts;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Commands;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Roster;

namespace Supervisor.Simulation.Fleets.Operators;

/// <summary>
/// Orders this and that, one thing at a time of the same agent, group or node; asks again until it knows; and now and
/// then asks twice, or once more for what was done long since.
/// </summary>
internal sealed class FleetOperator(FleetWorld world, Action<Order> onDone)
{
    internal const string AskedAgain = "an order asked again after an unknown outcome";
    internal const string AskedTwice = "an order asked twice at once";
    internal const string AskedLate = "an order asked again long after it was done";
    internal const string Refused = "an order refused";

    private static readonly TimeSpan BetweenOrders = TimeSpan.FromSeconds(2.5);
    private static readonly TimeSpan BeforeAskingAgain = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Later = TimeSpan.FromSeconds(6);

    // What keeps the fleet from running is to be the rarer.
    private static readonly OrderKind[] ForAgents =
    [
        OrderKind.StartAgent,
        OrderKind.StopAgent,
        OrderKind.RestartAgent,
        OrderKind.ReleaseAgent,
    ];

    private static readonly OrderKind[] ForGroups =
    [
        OrderKind.StartGroup,
        OrderKind.StopGroup,
        OrderKind.RestartGroup,
        OrderKind.ReleaseGroup,
    ];

    private static readonly OrderKind[] ForNodes =
    [
        OrderKind.StopFleet,
        OrderKind.StartFleet,
        OrderKind.FreezeFleet,
        OrderKind.ThawFleet,
    ];

    private readonly FleetDrawing _drawing = new(world.Universe.Chance, world.Room is not null);
    private FleetDraft? _fleet;
    private bool _isCalm;

    internal static IReadOnlyList<string> Situations { get; } =
    [AskedAgain, AskedTwice, AskedLate, Refused, .. Enum.GetValues<OrderKind>().Select(Done)];

    internal void Start()
    {
        ApplyNext();
        OrderNext();
    }

    /// <summary>Ends what would keep the fleet from running; what was stopped stays stopped.</summary>
    internal void CalmDown()
    {
        _isCalm = true;
        WhenFree(() => Issue(OrderKind.ThawFleet), () => WhenFree(ApplyNext, static () => { }));
    }

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

    private static string Done(OrderKind kind) => $"an order done: {kind}";

    // The node's own orders come one after the other, also in the calm.
    private void WhenFree(Action act, Action then)
    {
        if (IsFree("node"))
        {
            act();
            then();
        }
        else
        {
            world.Universe.Clock.After(BeforeAskingAgain, () => WhenFree(act, then));
        }
    }

    private void OrderNext() =>
        world.Universe.Clock.After(
            world.Universe.Around(BetweenOrders),
            () =>
            {
                if (!_isCalm)
                {
                    OrderSomething();
                    OrderNext();
                }
            }
        );

    private void OrderSomething()
    {
        switch (world.Universe.Chance.Next(7))
        {
            case 0:
                IssueIfFree(Any(ForNodes), "", "");
                break;
            case 1 when IsFree("node"):
                ApplyNext();
                break;
            case 2 or 3 when AnyGroup() is { } group:
                IssueIfFree(Any(ForGroups), group.Name, "");
                break;
            default:
                if (AnyGroup() is { } of)
                {
                    var agents = of.Agents.Where(static agent => !agent.Address.IsHolder).ToList();
                    IssueIfFree(
                        Any(ForAgents),
                        of.Name,
                        agents[world.Universe.Chance.Next(agents.Count)].Address.Agent
                    );
                }

                break;
        }
    }

    private GroupDefinition? AnyGroup() =>
        world.Book.Applied?.Plan is { Groups: { Count: > 0 } groups }
            ? groups[world.Universe.Chance.Next(groups.Count)]
            : null;

    private void ApplyNext()
    {
        _fleet = _fleet is null ? _drawing.Draw() : _drawing.Next(_fleet);
        var number = world.Book.Revisions.Count() + 1;
        Issue(OrderKind.ApplyRevision, plan: _fleet.Plan(number));
        Array.ForEach([.. _fleet.Lines], world.Universe.Trace.Add);
    }

    private void IssueIfFree(OrderKind kind, string group, string agent)
    {
        var order = new Order(NextId(), kind, group, agent, world.Universe.Clock.Now);
        if (IsFree(order.Stream))
        {
            Issue(order);
        }
    }

    private void Issue(OrderKind kind, NodePlan? plan = null) =>
        Issue(new Order(NextId(), kind, "", "", world.Universe.Clock.Now) { Plan = plan });

    private void Issue(Order order)
    {
        world.Book.Add(order);
        world.Universe.Trace.Add($"ordered: {order.Kind} {order.Group} {order.Agent} {order.Id}");
        Ask(order);
        if (world.Universe.Chance.Next() < 0.15)
        {
            world.Universe.Rarities.Reached(AskedTwice);
            Ask(order);
        }
    }

    private bool IsFree(string stream) => world.Book.Orders.All(order => order.IsSettled || order.Stream != stream);

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
            BeforeAskingAgain * 5,
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
        if (world.Universe.Chance.Next() < 0.2)
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
        var text = string.Create(CultureInfo.InvariantCulture, $"o{world.Book.Orders.Count + 1}");
        return CommandId.TryParse(text, out var id) ? id : throw new InvalidOperationException(text);
    }

    private OrderKind Any(OrderKind[] kinds) => kinds[world.Universe.Chance.Next(kinds.Length)];
}
