using System.Globalization;
using Supervisor.Simulation.Fleets.Operators;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Simulation.Fleets;

/// <summary>What was ordered, in order, and what of it was answered: the world's own account.</summary>
internal sealed class FleetBook
{
    private readonly List<Order> _orders = [];

    internal IReadOnlyList<Order> Orders => _orders;

    /// <summary>The last revision that was acknowledged; null before the first.</summary>
    internal Order? Applied { get; private set; }

    internal IEnumerable<Order> Revisions => _orders.Where(static order => order.Plan is not null);

    internal void Add(Order order) => _orders.Add(order);

    internal void OnDone(Order order)
    {
        if (order.Plan is not null)
        {
            Applied = order;
        }
    }

    internal static string HashOf(NodePlan plan) => string.Create(CultureInfo.InvariantCulture, $"of {plan.Revision}");

    internal NodePlan? PlanOf(long revision) =>
        Revisions.FirstOrDefault(order => order.Plan!.Revision == revision)?.Plan;

    /// <summary>The last of these that was acknowledged, unless one of the others was issued after it, with whatever success.</summary>
    internal Order? Standing(AgentAddress agent, OrderKind[] of, OrderKind[] unless)
    {
        Order? standing = null;
        foreach (var order in _orders.Where(order => order.Concerns(agent)))
        {
            if (of.Contains(order.Kind) && order.Done is not null)
            {
                standing = order;
            }
            else if (unless.Contains(order.Kind))
            {
                standing = null;
            }
        }

        return standing;
    }

    /// <summary>
    /// Whether the last of all these that was carried out is one of the first; null where that is known to nobody, because
    /// whom it concerned was gone before the answer came.
    /// </summary>
    internal bool? StandsAtRest(AgentAddress agent, OrderKind[] of, OrderKind[] unless)
    {
        bool? stands = false;
        foreach (var order in _orders.Where(order => order.Concerns(agent) && !order.IsRefused))
        {
            var isOfThem = of.Contains(order.Kind);
            if (isOfThem || unless.Contains(order.Kind))
            {
                stands = order.Done is not null || stands == isOfThem ? isOfThem : null;
            }
        }

        return stands;
    }

    /// <summary>
    /// By which an incarnation may be judged: its own, and those that came since. Also one that was acknowledged just before
    /// it was asked for: it may have been decided on before that revision reached its supervisor. Needs are no part of the program: a
    /// start that was decided on by one revision goes on by the next.
    /// </summary>
    internal IEnumerable<AgentDefinition> DefinitionsOf(Life life)
    {
        var own = Revisions.LastOrDefault(order => order.Issued <= life.Asked && Has(order.Plan!, life.Definition));
        return Revisions
            .Where(order =>
                order == own || order.Done is null || order.Done >= life.Asked || order.Issued > own?.Issued
            )
            .SelectMany(static order => order.Plan!.Groups)
            .SelectMany(static group => group.Agents)
            .Where(agent => agent.Address == life.Agent)
            .Append(life.Definition);
    }

    private static bool Has(NodePlan plan, AgentDefinition definition) =>
        plan
            .Groups.SelectMany(static group => group.Agents)
            .Any(agent => agent.Address == definition.Address && agent.Hash == definition.Hash);

    /// <summary>Something that concerns the agent was ordered at that moment or later.</summary>
    internal bool HasOrder(AgentAddress agent, TimeSpan since, Func<Order, bool> isIt) =>
        _orders.Exists(order => order.Issued >= since && order.Concerns(agent) && isIt(order));

    /// <summary>The same, or it was ordered before and is carried out only then: it is asked until it is answered.</summary>
    internal bool HasOpenOrder(AgentAddress agent, TimeSpan since, Func<Order, bool> isIt) =>
        HasOrder(agent, since, isIt)
        || _orders.Exists(order =>
            !order.IsRefused && (order.Done ?? since) >= since && order.Concerns(agent) && isIt(order)
        );
}
