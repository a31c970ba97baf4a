using Supervisor.Actors;
using Supervisor.Simulation.Machines;
using Supervisor.Simulation.World;

namespace Supervisor.Simulation.Workloads.Ledgers;

/// <summary>One ledger as the world knows it, whatever actor stands for it now.</summary>
internal sealed class Ledger(Universe universe, Machine machine, string name)
{
    internal const string FailedInFlight = "an event-sourced actor was ended by a failure with an append in flight";
    internal const string OutOfUse = "no actor is out of use but by damage";

    private readonly Dictionary<Daemon, ActorRef<LedgerMessage>> _actors = [];

    internal LedgerBook Book { get; } = new(universe, machine, name);

    internal Machine Machine => machine;

    /// <summary>The last actor that stood for it in the machine's daemon; null when there is none.</summary>
    internal ActorRef<LedgerMessage>? Ref => machine.Daemon is { } daemon ? In(daemon) : null;

    /// <summary>The last actor that stood for it in the given daemon.</summary>
    internal ActorRef<LedgerMessage>? In(Daemon daemon) => _actors.GetValueOrDefault(daemon);

    internal Sapling Sapling(Daemon daemon)
    {
        var services = Journaling.Of(machine);
        var restarts = new RestartWatch(universe, $"{machine.Name}/{name}", Tree.Policy);
        return new Sapling(
            name,
            keeper =>
            {
                restarts.Reset();
                return _actors[daemon] = keeper.Spawn(
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
