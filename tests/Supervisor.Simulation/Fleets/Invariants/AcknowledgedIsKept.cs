using Supervisor.Simulation.Fleets.Operators;
using Supervisor.Supervision.Causes;

namespace Supervisor.Simulation.Fleets.Invariants;

internal sealed class AcknowledgedIsKept(FleetWorld world) : Invariant(world)
{
    internal const string NothingIsLost = "an order that was acknowledged is on the disk for good";

    internal override string Sentence => NothingIsLost;

    internal override void OnDone(Order order) => Check(order);

    internal override void CheckAtEnd()
    {
        foreach (var order in World.Book.Orders.Where(static order => order is { Done: not null, IsFollowed: false }))
        {
            Check(order);
        }
    }

    private void Check(Order order)
    {
        var cause = CauseText.Of(order.Id);
        if (!World.Machine.Journal.WrittenTo(order.Stream).Any(stored => stored.Event.Cause == cause))
        {
            Violate($"{order.Kind} {order.Id} was acknowledged and is not in {order.Stream}");
        }
    }
}
