using Supervisor.Simulation.Journals;
using Supervisor.Simulation.Machines;

namespace Supervisor.Simulation.Plants;

/// <summary>A wrong writer: it goes on behind what another has written, without asking whose the journal is.</summary>
internal sealed class UnfencedWriter(Machine machine, Daemon daemon, SimulatedLog log)
    : StoreWriter(machine, daemon, log)
{
    protected override bool MayStillWrite() => Log.IsStillOurs || Log.Load() is null;
}
