using Supervisor.Actors;
using Supervisor.Simulation.Machines;
using Supervisor.Simulation.World;

namespace Supervisor.Simulation.Workloads.Ledgers;

/// <summary>One ledger as the world knows it, whatever actor stands for it now.</summary>
internal sealed class Ledger(Universe universe, Machine machine, string name)
{
    internal const string FailedInFlight = "an event-sourced actor was ended by a failure with an append in flight";
    internal const string OutOfUse = "no actor is out of use but by damage";

    private readonly RestartWatch _restarts = new(universe, $"{machine.Name}/{name}", Tree.Policy);

    internal LedgerBook Book { get; } = new(universe, machine, name);

    internal Machine Machine => machine;

    /// <summary>The last actor that stood for it; null before the first.</summary>
    internal ActorRef<LedgerMessage>? Ref { get; private set; }

    internal Sapling Sapling()
    {
        var services = Journaling.Of(machine);
        return new Sapling(
            name,
            keeper =>
            {
                _restarts.Reset();
                return Ref = keeper.Spawn(
                    Props.Of(() =>
                    {
                        _restarts.Begun(machine.Clock.Monotonic);
                        return new LedgerActor(LedgerActor.Stream(name), services, Book.Check, OnEnd);
                    }),
                    name
                );
            }
        );
    }

    /// <summary>No command to a ledger is ever refused by its rules: only an actor out of use says so.</summary>
    internal void OnRefused(string id, string reason) =>
        universe.Violate(OutOfUse, $"{machine.Name}/{name} refused the deposit {id}: {reason}");

    private void OnEnd()
    {
        if (machine.StreamsInFlight.Contains(name))
        {
            universe.Rarities.Reached(FailedInFlight);
        }
    }
}
