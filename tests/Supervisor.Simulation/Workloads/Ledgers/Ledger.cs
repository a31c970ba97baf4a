using Supervisor.Actors;
using Supervisor.Simulation.Machines;
using Supervisor.Simulation.World;

namespace Supervisor.Simulation.Workloads.Ledgers;

/// <summary>One ledger as the world knows it, whatever actor stands for it now.</summary>
internal sealed class Ledger(Universe universe, Machine machine, string name)
{
    internal const string FailedInFlight = "an event-sourced actor was ended by a failure with an append in flight";
    internal const string OutOfUse = "no actor is out of use but by damage";

    internal LedgerBook Book { get; } = new(universe, machine, name);

    internal Machine Machine => machine;

    /// <summary>The last actor that stood for it; null before the first.</summary>
    internal ActorRef<LedgerMessage>? Ref { get; private set; }

    internal Sapling Sapling(Daemon daemon)
    {
        var services = Journaling.Of(machine);
        var restarts = new RestartWatch(universe, $"{machine.Name}/{name}", Tree.Policy);
        return new Sapling(
            name,
            keeper =>
            {
                restarts.Reset();
                var actor = keeper.Spawn(
                    Props.Of(() =>
                    {
                        restarts.Begun(machine.Clock.Monotonic);
                        return new LedgerActor(
                            LedgerActor.Stream(name),
                            services,
                            state => OnRecovered(daemon, state),
                            () => OnEnd(daemon)
                        );
                    }),
                    name
                );
                Ref = daemon.IsDeposed ? Ref : actor;
                return actor;
            }
        );
    }

    /// <summary>No command to a ledger is ever refused by its rules: only an actor out of use says so.</summary>
    internal void OnRefused(string id, string reason) =>
        universe.Violate(OutOfUse, $"{machine.Name}/{name} refused the deposit {id}: {reason}");

    // What a daemon remembers on whose data another was started is dated, and rightly so.
    private void OnRecovered(Daemon daemon, LedgerState state)
    {
        if (!daemon.IsDeposed)
        {
            Book.Check(state);
        }
    }

    private void OnEnd(Daemon daemon)
    {
        if (daemon.Traffic.StreamsInFlight.Contains(name))
        {
            universe.Rarities.Reached(FailedInFlight);
        }
    }
}
