using Supervisor.Simulation.Hosts;
using Supervisor.Simulation.Machines;

namespace Supervisor.Simulation.Guards;

/// <summary>Where a machine's guard is found, and started when there is none.</summary>
internal sealed class GuardPost
{
    private static readonly TimeSpan BootTime = TimeSpan.FromMilliseconds(40);

    private readonly Machine _machine;
    private bool _isStarting;

    internal GuardPost(Machine machine)
    {
        _machine = machine;
        Files = new GuardFiles(machine.Universe.Chance, machine.Universe.Rarities);
        machine.Kernel.PowerLost += OnPowerLost;
    }

    internal GuardFiles Files { get; }

    internal SimulatedKernel Kernel => _machine.Kernel;

    /// <summary>Null while there is none.</summary>
    internal SimulatedGuard? Guard { get; private set; }

    /// <summary>A daemon has found no guard. Two that try at once start one.</summary>
    internal void StartGuard()
    {
        if (Guard is not null || _isStarting)
        {
            return;
        }

        _isStarting = true;
        var boot = Kernel.BootId;
        Kernel.After(
            BootTime,
            () =>
            {
                _isStarting = false;
                if (Guard is null && boot == Kernel.BootId)
                {
                    Guard = new SimulatedGuard(_machine.Universe, Kernel, Files);
                    _machine.Universe.Trace.Add($"{_machine.Name} has a new guard");
                    Guard.Recover();
                }
            }
        );
    }

    internal void KillGuard()
    {
        var guard = Guard;
        Guard = null;
        guard?.Die();
    }

    private void OnPowerLost()
    {
        KillGuard();
        Files.LosePower();
    }
}
