using Supervisor.Simulation.Disks;
using Supervisor.Simulation.Machines;
using Supervisor.Simulation.World;

namespace Supervisor.Simulation.Faults;

/// <summary>Processes that are stopped for a while, and machines that are suspended, whose clocks stop with them.</summary>
internal sealed class Pauses(Universe universe, MachinePark park, Freezer freezer) : IFault
{
    private const string Paused = "a process paused";
    private const string Suspended = "a machine suspended";

    private readonly Sleep _sleep = new(freezer);

    public IReadOnlyList<string> ExpectedRarities => [Paused, Suspended, SimulatedDisk.Suspended];

    public void Strike()
    {
        var machine = park.Any();
        if (machine.Daemon is not { } daemon || !freezer.MayFreeze(machine))
        {
            return;
        }

        switch (universe.Chance.Next(4))
        {
            case 0:
                Suspend(machine);
                break;
            case 1:
                machine.Disk.OnceAsked = () => Suspend(machine);
                break;
            default:
                universe.Rarities.Reached(Paused);
                freezer.Freeze(machine, [daemon], static () => { });
                break;
        }
    }

    public void Cease()
    {
        foreach (var machine in park.Machines)
        {
            machine.Disk.OnceAsked = null;
            freezer.Thaw(machine);
        }
    }

    private void Suspend(Machine machine)
    {
        if (_sleep.Begin(machine))
        {
            universe.Rarities.Reached(Suspended);
        }
    }
}
