using Supervisor.Simulation.Journals;
using Supervisor.Simulation.Machines;
using Supervisor.Simulation.World;

namespace Supervisor.Simulation.Faults;

/// <summary>
/// Second daemons on the data of a first one that runs, or that is paused and goes on later: only the journal still
/// stands between the two.
/// </summary>
internal sealed class SecondDaemons(Universe universe, MachinePark park, Freezer freezer) : IFault
{
    public IReadOnlyList<string> ExpectedRarities =>
        [MachinePark.Second, StoreFaults.WriteFenced, SimulatedHost.LostJournal];

    public void Strike()
    {
        var machine = park.Any();
        if (machine.Daemon is not { } first || !park.StartSecond(machine))
        {
            return;
        }

        if (universe.Chance.Next() < 0.5 && freezer.MayFreeze(machine))
        {
            freezer.Freeze(machine, [first], static () => { });
        }
    }

    public void Cease() { }
}
