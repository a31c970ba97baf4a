using Supervisor.Actors;
using Supervisor.Simulation.Machines;
using Supervisor.Simulation.World;

namespace Supervisor.Simulation.Workloads.Ledgers;

/// <summary>One ledger as the world knows it, whatever actor stands for it now.</summary>
internal sealed class Ledger(Universe universe, string name, string stream)
{
    private readonly RestartWatch _restarts = new(universe, stream, Tree.Policy);

    internal LedgerBook Book { get; } = new(universe, stream);

    /// <summary>The last actor that stood for it; null before the first.</summary>
    internal ActorRef<LedgerMessage>? Ref { get; private set; }

    internal Sapling Sapling(Machine machine)
    {
        var services = machine.Node!.Core.EventSourcing;
        return new Sapling(
            name,
            keeper =>
            {
                _restarts.Reset();
                return Ref = keeper.Spawn(
                    Props.Of(() =>
                    {
                        _restarts.Begun(machine.Clock.Monotonic);
                        return new LedgerActor(LedgerActor.Stream(name), services, Book.Check);
                    }),
                    name
                );
            }
        );
    }
}
