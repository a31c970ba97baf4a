using Supervisor.Simulation.Machines;
using Supervisor.Simulation.World;

namespace Supervisor.Simulation.Faults;

/// <summary>Daemons that die and come back.</summary>
internal sealed class Crashes(Universe universe, MachinePark park) : IFault
{
    private const string AppendInFlight = "a crash with an append in flight";
    private const string DuringBackoff = "a crash during the backoff of a restart";

    private static readonly TimeSpan Downtime = TimeSpan.FromSeconds(1);

    public IReadOnlyList<string> ExpectedRarities => [AppendInFlight, DuringBackoff, Machine.TrimOwed];

    public void Strike()
    {
        var machine = park.Any();
        if (machine.Daemon is not { } daemon)
        {
            return;
        }

        if (daemon.Traffic.StreamsInFlight.Count > 0)
        {
            universe.Rarities.Reached(AppendInFlight);
        }

        if (park.IsInBackoff(machine))
        {
            universe.Rarities.Reached(DuringBackoff);
        }

        machine.KillDaemon();
        park.StartLater(machine, Downtime);
    }

    public void Cease() { }
}
