using Supervisor.Simulation.Journals;
using Supervisor.Simulation.Machines;

namespace Supervisor.Simulation.Plants;

/// <summary>A wrong store: it answers before the flush.</summary>
internal sealed class EarlyAckStore(Machine machine, Daemon daemon) : SimulatedStore(machine, daemon)
{
    protected override void MakeDurable(Action onDurable)
    {
        onDurable();
        base.MakeDurable(static () => { });
    }
}
