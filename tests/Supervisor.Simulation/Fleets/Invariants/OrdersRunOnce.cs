using Supervisor.Simulation.Fleets.Operators;
using Supervisor.Supervision.Causes;

namespace Supervisor.Simulation.Fleets.Invariants;

/// <summary>What an order writes it writes in one go, so its events stand next to each other.</summary>
internal sealed class OrdersRunOnce(FleetWorld world) : Invariant(world)
{
    internal const string AtMostOnce = "an order runs at most once, however often it is asked";

    internal override string Sentence => AtMostOnce;

    internal override void CheckAtEnd()
    {
        foreach (var order in World.Book.Orders)
        {
            Check(order);
        }
    }

    private void Check(Order order)
    {
        var cause = CauseText.Of(order.Id);
        var versions = World
            .Machine.Journal.WrittenTo(order.Stream)
            .Where(stored => stored.Event.Cause == cause)
            .Select(stored => stored.Version)
            .ToList();
        if (versions.Count > 0 && versions[^1] - versions[0] != versions.Count - 1)
        {
            Violate(
                $"{order.Kind} {order.Id} was carried out at the versions {string.Join(", ", versions)} of {order.Stream}"
            );
        }
    }
}
