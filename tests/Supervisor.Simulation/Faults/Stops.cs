using Supervisor.Simulation.Machines;
using Supervisor.Simulation.World;

namespace Supervisor.Simulation.Faults;

/// <summary>Daemons that are stopped in order, amid whatever else goes wrong, and started again.</summary>
internal sealed class Stops(Universe universe, MachinePark park) : IFault
{
    private const string InOrder = "a stop in order";
    private const string CutOff = "a stop in order that something cut off";

    private const double ImpatientShare = 0.25;

    private static readonly TimeSpan Downtime = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(3);

    public IReadOnlyList<string> ExpectedRarities => [InOrder, CutOff];

    public void Strike()
    {
        var machine = park.Any();
        machine.StopInOrder(wasCutOff =>
        {
            universe.Rarities.Reached(wasCutOff ? CutOff : InOrder);
            if (!wasCutOff)
            {
                park.StartLater(machine, Downtime);
            }
        });
        if (machine.Daemon is { } daemon && universe.Chance.Next() < ImpatientShare)
        {
            universe.Clock.After(universe.Around(Patience), () => Kill(machine, daemon));
        }
    }

    public void Cease() { }

    private void Kill(Machine machine, Daemon daemon)
    {
        if (machine.Daemon == daemon)
        {
            machine.KillDaemon();
            park.StartLater(machine, Downtime);
        }
    }
}
