using Supervisor.Journal.Stores;
using Supervisor.Simulation.Journals;
using Supervisor.Simulation.Machines;

namespace Supervisor.Simulation.Plants;

/// <summary>Puts a store together, with a wrong part in it if that is the bug to plant.</summary>
internal static class PlantedStores
{
    internal static IJournalStore Create(Plant plant, Machine machine, Daemon daemon)
    {
        var reader = plant == Plant.BlindRead ? new TrustingReader() : new LogReader();
        var log = new SimulatedLog(machine.JournalFile, reader, machine.Universe.Rarities);
        StoreWriter writer = plant switch
        {
            Plant.EarlyAck => new EarlyAckWriter(machine, daemon, log),
            Plant.Unfenced => new UnfencedWriter(machine, daemon, log),
            _ => new StoreWriter(machine, daemon, log),
        };
        return new SimulatedStore(machine, daemon, log, writer);
    }
}
