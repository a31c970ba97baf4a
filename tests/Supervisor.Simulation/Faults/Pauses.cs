using Supervisor.Simulation.Machines;
using Supervisor.Simulation.World;

namespace Supervisor.Simulation.Faults;

/// <summary>Processes that are stopped for a while, and machines that are suspended, whose clocks stop with them.</summary>
internal sealed class Pauses(Universe universe, MachinePark park) : IFault
{
    private const string Paused = "a process paused";
    private const string Suspended = "a machine suspended";

    private static readonly TimeSpan Length = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(2);

    private readonly Dictionary<Machine, Action> _wake = [];
    private readonly Dictionary<Machine, TimeSpan> _restsUntil = [];

    internal static TimeSpan Longest => Length * Universe.MostAround;

    public IReadOnlyList<string> ExpectedRarities => [Paused, Suspended];

    public void Strike()
    {
        var machine = park.Any();
        if (machine.Daemon is not { } daemon || _wake.ContainsKey(machine) || IsResting(machine))
        {
            return;
        }

        daemon.Pause();
        var isSuspension = universe.Chance.Next() < 0.5;
        if (isSuspension)
        {
            machine.Clock.FallAsleep();
            machine.Disk.FallAsleep();
        }

        universe.Rarities.Reached(isSuspension ? Suspended : Paused);
        _wake[machine] = () =>
        {
            if (isSuspension)
            {
                machine.Clock.WakeUp();
                machine.Disk.WakeUp();
            }

            daemon.GoOn();
        };
        universe.Clock.After(universe.Around(Length), () => Wake(machine));
    }

    public void Cease()
    {
        foreach (var machine in park.Machines)
        {
            Wake(machine);
        }
    }

    // Two pauses of one short wait would make the longest delay that a pause can cause unbounded.
    private bool IsResting(Machine machine) => _restsUntil.GetValueOrDefault(machine) > universe.Clock.Now;

    private void Wake(Machine machine)
    {
        if (_wake.Remove(machine, out var wake))
        {
            _restsUntil[machine] = universe.Clock.Now + Rest;
            wake();
        }
    }
}
