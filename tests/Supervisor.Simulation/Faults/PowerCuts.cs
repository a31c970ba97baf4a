using Supervisor.Simulation.Journals;
using Supervisor.Simulation.Machines;

namespace Supervisor.Simulation.Faults;

/// <summary>Machines that lose power and come back with what their disks kept.</summary>
internal sealed class PowerCuts(MachinePark park) : IFault
{
    private static readonly TimeSpan Downtime = TimeSpan.FromSeconds(2);

    public IReadOnlyList<string> ExpectedRarities => [.. PowerLoss.Situations, SimulatedLog.TornAtOpening];

    public void Strike()
    {
        var machine = park.Any();
        machine.LosePower();
        park.StartLater(machine, Downtime);
    }

    public void Cease() { }
}
