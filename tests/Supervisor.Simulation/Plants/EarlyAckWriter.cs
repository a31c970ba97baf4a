using Supervisor.Simulation.Journals;
using Supervisor.Simulation.Machines;

namespace Supervisor.Simulation.Plants;

/// <summary>A wrong writer: it answers before the flush.</summary>
internal sealed class EarlyAckWriter(Machine machine, Daemon daemon, SimulatedLog log)
    : StoreWriter(machine, daemon, log)
{
    protected override void MakeDurable(Action onDurable)
    {
        onDurable();
        base.MakeDurable(static () => { });
    }
}
