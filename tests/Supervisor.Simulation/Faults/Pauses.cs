using Supervisor.Simulation.Disks;
using Supervisor.Simulation.Machines;
using Supervisor.Simulation.World;

namespace Supervisor.Simulation.Faults;

/// <summary>Processes that are stopped for a while, and machines that are suspended, whose clocks stop with them.</summary>
internal sealed class Pauses(Universe universe, MachinePark park, Freezer freezer) : IFault
{
    private const string Paused = "a process paused";
    private const string Suspended = "a machine suspended";

    public IReadOnlyList<string> ExpectedRarities => [Paused, Suspended, SimulatedDisk.Suspended];

    public void Strike()
    {
        var machine = park.Any();
        if (machine.Daemon is not { } daemon || !freezer.MayFreeze(machine))
        {
            return;
        }

        var isSuspension = universe.Chance.Next() < 0.5;
        universe.Rarities.Reached(isSuspension ? Suspended : Paused);
        if (isSuspension)
        {
            Suspend(machine);
        }
        else
        {
            freezer.Freeze(machine, [daemon], static () => { });
        }
    }

    public void Cease()
    {
        foreach (var machine in park.Machines)
        {
            freezer.Thaw(machine);
        }
    }

    private void Suspend(Machine machine)
    {
        machine.Clock.FallAsleep();
        machine.Disk.FallAsleep();
        freezer.Freeze(
            machine,
            machine.Processes,
            () =>
            {
                machine.Clock.WakeUp();
                machine.Disk.WakeUp();
            }
        );
    }
}
