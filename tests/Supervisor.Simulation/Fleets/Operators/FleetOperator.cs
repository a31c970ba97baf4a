using Supervisor.Simulation.Fleets.Drafts;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Roster;

namespace Supervisor.Simulation.Fleets.Operators;

/// <summary>Orders this and that, one thing at a time of the same agent, group or node.</summary>
internal sealed class FleetOperator(FleetWorld world, Action<Order> onDone)
{
    private static readonly TimeSpan BetweenOrders = TimeSpan.FromSeconds(2.5);
    private static readonly TimeSpan BeforeLookingAgain = TimeSpan.FromSeconds(1);

    // What keeps the fleet from running is to be the rarer.
    internal static readonly OrderKind[] ForAgents =
    [
        OrderKind.StartAgent,
        OrderKind.StopAgent,
        OrderKind.RestartAgent,
        OrderKind.ReleaseAgent,
    ];

    internal static readonly OrderKind[] ForGroups =
    [
        OrderKind.StartGroup,
        OrderKind.StopGroup,
        OrderKind.RestartGroup,
        OrderKind.ReleaseGroup,
    ];

    internal static readonly OrderKind[] ForNodes =
    [
        OrderKind.StopFleet,
        OrderKind.StartFleet,
        OrderKind.FreezeFleet,
        OrderKind.ThawFleet,
    ];

    private readonly FleetDrawing _drawing = new(world.Universe.Chance, world.Room is not null);
    private readonly OrderDesk _desk = new(world, onDone);
    private FleetDraft? _fleet;
    private bool _isCalm;

    internal static IReadOnlyList<string> Situations { get; } =
    [.. OrderDesk.Situations, .. Enum.GetValues<OrderKind>().Select(OrderDesk.Done)];

    internal void Start()
    {
        ApplyNext();
        OrderNext();
    }

    /// <summary>Ends what would keep the fleet from running; what was stopped stays stopped.</summary>
    internal void CalmDown()
    {
        _isCalm = true;
        WhenFree(() => _desk.Issue(OrderKind.ThawFleet), () => WhenFree(ApplyNext, static () => { }));
    }

    /// <inheritdoc cref="OrderDesk.Release"/>
    internal void Release(RosterView view) => _desk.Release(view);

    // The node's own orders come one after the other, also in the calm.
    private void WhenFree(Action act, Action then)
    {
        if (_desk.IsFree("node"))
        {
            act();
            then();
        }
        else
        {
            world.Universe.Clock.After(BeforeLookingAgain, () => WhenFree(act, then));
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
                _desk.IssueIfFree(Any(ForNodes), "", "");
                break;
            case 1 when _desk.IsFree("node"):
                ApplyNext();
                break;
            case 2 or 3 when AnyGroup() is { } group:
                _desk.IssueIfFree(Any(ForGroups), group.Name, "");
                break;
            default:
                if (AnyGroup() is { } of)
                {
                    var agents = of.Agents.Where(static agent => !agent.Address.IsHolder).ToList();
                    _desk.IssueIfFree(
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
        _desk.Issue(OrderKind.ApplyRevision, _fleet.Plan(number));
        Array.ForEach([.. _fleet.Lines], world.Universe.Trace.Add);
    }

    private OrderKind Any(OrderKind[] kinds) => kinds[world.Universe.Chance.Next(kinds.Length)];
}
