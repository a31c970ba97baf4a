using Supervisor.Simulation.Machines;

namespace Supervisor.Simulation.Faults;

/// <summary>Suspends machines, with their clocks and disks.</summary>
internal sealed class Sleep(Freezer freezer)
{
    /// <param name="length">Null: as most are.</param>
    /// <returns>False: its processes rest from an earlier one, or stand still.</returns>
    internal bool Begin(Machine machine, TimeSpan? length = null)
    {
        if (!freezer.MayFreeze(machine))
        {
            return false;
        }

        machine.Clock.FallAsleep();
        machine.Disk.FallAsleep();
        freezer.Freeze(
            machine,
            machine.Processes,
            () =>
            {
                machine.Clock.WakeUp();
                machine.Disk.WakeUp();
            },
            length
        );
        return true;
    }
}
