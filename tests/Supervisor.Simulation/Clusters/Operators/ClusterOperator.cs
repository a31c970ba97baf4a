using System.Globalization;
using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Palettes;
using Supervisor.Node.Fleets;
using Supervisor.Simulation.Clusters.Drafts;
using Supervisor.Simulation.Clusters.Members;
using Supervisor.Simulation.Fleets.Operators;
using Supervisor.Simulation.Machines;
using Supervisor.Simulation.World;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Simulation.Clusters.Operators;

/// <summary>
/// Orders this and that at any node: one thing at a time of the whole cluster, and of the same agent or group. What nobody has
/// answered is asked again with the same id, at this node or another.
/// </summary>
internal sealed class ClusterOperator(ClusterWorld cluster, MachinePark park)
{
    internal const string ElsewhereAgain = "an order for all asked again at another node";

    private static readonly TimeSpan BetweenOrders = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan BeforeLookingAgain = TimeSpan.FromSeconds(1);

    /// <summary>Longer than a node takes to say that it does not know.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(14);

    private static readonly TimeSpan Later = TimeSpan.FromSeconds(6);

    /// <summary>Books are of one machine each, so what would have to be remembered on another is not ordered.</summary>
    private static readonly OrderKind[] ForMovable = [OrderKind.RestartAgent, OrderKind.ReleaseAgent];

    private readonly ClusterDrawing _drawing = new(cluster.Universe.Chance, cluster.Names, cluster.Kept);
    private ClusterDraft? _fleet;
    private ClusterOrder? _open;
    private int _orders;
    private bool _isCalm;

    internal static IReadOnlyList<string> Situations { get; } =
    [.. OrderDesk.Situations, ElsewhereAgain, .. FleetOperator.ForNodes.Select(Done), Done(OrderKind.ApplyRevision)];

    private Universe Universe => cluster.Universe;

    /// <summary>Nothing that he has ordered of all is still to be answered.</summary>
    internal bool IsFree => _open is null or { IsSettled: true };

    /// <summary>He is busy with the store: nothing new is ordered of all.</summary>
    internal bool IsQuiet { get; set; }

    internal void Start()
    {
        ApplyNext();
        OrderNext();
    }

    /// <summary>Ends what would keep the fleet from running; what was stopped stays stopped.</summary>
    internal void CalmDown()
    {
        _isCalm = true;
        WhenFree(() => Issue(OrderKind.ThawFleet, draft: null), () => WhenFree(ApplyNext, static () => { }));
    }

    internal void CheckAtEnd()
    {
        if (!IsFree)
        {
            Universe.Violate(Fleets.Invariants.FleetConverges.AsDesired, $"{_open!.Kind} {_open.Id} was never settled");
        }
    }

    private static string Done(OrderKind kind) => $"done for all nodes: {kind}";

    private void WhenFree(Action act, Action then)
    {
        if (IsFree && !IsQuiet)
        {
            act();
            then();
        }
        else
        {
            Universe.Clock.After(BeforeLookingAgain, () => WhenFree(act, then));
        }
    }

    private void OrderNext() =>
        Universe.Clock.After(
            Universe.Around(BetweenOrders),
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
        switch (Universe.Chance.Next(8))
        {
            case 0 when IsFree && !IsQuiet:
                Issue(Any(FleetOperator.ForNodes), draft: null);
                break;
            case 1 when IsFree && !IsQuiet:
                ApplyNext();
                break;
            default:
                OrderOf(cluster.AnySeat());
                break;
        }
    }

    /// <summary>Asked at the node itself: who passes it on elsewhere is no part of this world.</summary>
    private void OrderOf(ClusterSeat seat)
    {
        if (seat.World.Book.Applied?.Plan is not { Groups: { Count: > 0 } groups })
        {
            return;
        }

        var group = groups[Universe.Chance.Next(groups.Count)];
        var agent = group.Agents[Universe.Chance.Next(group.Agents.Count)].Address.Agent;
        if (group.Movable is not null)
        {
            OrderOfMovable(seat, group, agent);
        }
        else if (Universe.Chance.Next(2) == 0)
        {
            seat.Orders.IssueIfFree(Any(FleetOperator.ForGroups), group.Name, "");
        }
        else
        {
            seat.Orders.IssueIfFree(Any(FleetOperator.ForAgents), group.Name, agent);
        }
    }

    private void OrderOfMovable(ClusterSeat seat, GroupDefinition group, string agent)
    {
        if (seat.Runs(group.Name))
        {
            seat.Orders.IssueIfFree(Any(ForMovable), group.Name, agent);
        }
    }

    internal void ApplyNext()
    {
        _fleet = _fleet is null ? _drawing.Draw() : _drawing.Next(_fleet);
        cluster.Drafts.Add(_fleet);
        Array.ForEach([.. _fleet.Lines], Universe.Trace.Add);
        Issue(OrderKind.ApplyRevision, cluster.Drafts.Count - 1);
    }

    private void Issue(OrderKind kind, int? draft)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"all-{++_orders}");
        var id = CommandId.TryParse(text, out var parsed) ? parsed : throw new InvalidOperationException(text);
        var order = new ClusterOrder(id, kind, draft, cluster.LatestRevision + 1);
        _open = order;
        Universe.Trace.Add($"ordered of all: {kind} {id}");
        foreach (var seat in cluster.Seats)
        {
            seat.Note(order);
        }

        Ask(order);
        if (Universe.Chance.Next() < OrderDesk.ShareOfTwice)
        {
            Universe.Rarities.Reached(OrderDesk.AskedTwice);
            Ask(order);
        }
    }

    private void Ask(ClusterOrder order)
    {
        var seat = SeatFor(order);
        var isAnswered = false;
        if (seat.Member is { HasResumed: true } member)
        {
            Universe.Trace.Add($"asked of {seat.Machine.Name}: {order.Kind} {order.Id}");
            member.Ask(
                desk => Put(member, desk, order),
                problem =>
                {
                    isAnswered = true;
                    Take(seat, order, problem);
                }
            );
        }

        Universe.Clock.After(
            seat.Member is null ? BeforeLookingAgain : Patience,
            () =>
            {
                if (!isAnswered)
                {
                    AskAgain(order);
                }
            }
        );
    }

    /// <summary>What begins at one node and is told to the others after that is seen to where it began, as long as that is there.</summary>
    private ClusterSeat SeatFor(ClusterOrder order)
    {
        var seat = order.Begun is { } begun && !park.IsLost(begun.Machine) ? begun : cluster.AnySeat();
        if (order.Kind is OrderKind.FreezeFleet or OrderKind.StopFleet)
        {
            order.Begun = seat;
        }

        return seat;
    }

    private static Task<OperatorError?> Put(ClusterMember member, FleetDesk desk, ClusterOrder order) =>
        order.Kind switch
        {
            OrderKind.ApplyRevision => ApplyAsync(member, desk, order),
            OrderKind.StopFleet => desk.Downs.StopAsync(order.Id, Order.Operator),
            OrderKind.StartFleet => desk.Downs.StartAsync(order.Id, Order.Operator),
            OrderKind.FreezeFleet => desk.Freezing.FreezeAsync(order.Id, Order.Operator, "a trial"),
            _ => desk.Freezing.ThawAsync(order.Id, Order.Operator),
        };

    private static async Task<OperatorError?> ApplyAsync(ClusterMember member, FleetDesk desk, ClusterOrder order)
    {
        var draft = member.Drafts.Of(order.Draft!.Value);
        return (await desk.ApplyAsync(draft, order.Id, Order.Operator, isOfStart: false)).Error;
    }

    private void Take(ClusterSeat seat, ClusterOrder order, OperatorError? problem)
    {
        if (order.IsSettled)
        {
            return;
        }

        if (problem is null)
        {
            Universe.Trace.Add($"done for all: {order.Kind} {order.Id}");
            Universe.Rarities.Reached(Done(order.Kind));
            order.Done = Universe.Clock.Now;
            seat.OnAnswered(order);
            Settle(order);
            MayAskLater(seat, order);
        }
        else if (problem.Code == ErrorCodes.Refused)
        {
            Universe.Rarities.Reached(OrderDesk.Refused);
            Settle(order);
        }
        else
        {
            Universe.Trace.Add($"not known to be done: {order.Kind} {order.Id}: {problem.Message} {problem.Why}");
            Universe.Clock.After(Universe.Around(BeforeLookingAgain), () => AskAgain(order));
        }
    }

    private void AskAgain(ClusterOrder order)
    {
        if (!order.IsSettled)
        {
            Universe.Rarities.Reached(OrderDesk.AskedAgain);
            Universe.Rarities.Reached(ElsewhereAgain);
            Ask(order);
        }
    }

    private void Settle(ClusterOrder order)
    {
        order.IsSettled = true;
        foreach (var seat in cluster.Seats)
        {
            seat.OnSettled(order);
        }
    }

    /// <summary>At the node that has answered: what is late on its way there comes to no other.</summary>
    private void MayAskLater(ClusterSeat seat, ClusterOrder order)
    {
        if (Universe.Chance.Next() < OrderDesk.ShareOfLate)
        {
            Universe.Clock.After(Universe.Around(Later), () => AskLate(seat, order));
        }
    }

    private void AskLate(ClusterSeat seat, ClusterOrder order)
    {
        if (!cluster.Store.IsInDoubt && seat.Member is { HasResumed: true } member)
        {
            Universe.Rarities.Reached(OrderDesk.AskedLate);
            Universe.Trace.Add($"asked late of {seat.Machine.Name}: {order.Kind} {order.Id}");
            member.Ask(desk => Put(member, desk, order), static _ => { });
        }
    }

    private OrderKind Any(OrderKind[] kinds) => kinds[Universe.Chance.Next(kinds.Length)];
}
