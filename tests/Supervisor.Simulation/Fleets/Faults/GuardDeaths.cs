using Supervisor.Simulation.Faults;
using Supervisor.Simulation.Guards;

namespace Supervisor.Simulation.Fleets.Faults;

/// <summary>Guards that die, alone or with the daemon.</summary>
internal sealed class GuardDeaths(FleetWorld world, Crashes crashes) : IFault
{
    private const string Alone = "a guard killed";
    private const string WithDaemon = "a guard killed with its daemon";

    public IReadOnlyList<string> ExpectedRarities =>
        [Alone, WithDaemon, SimulatedGuard.Adopted, SimulatedGuard.EndedUnseen];

    public void Strike()
    {
        world.Post.KillGuard();
        if (world.Universe.Chance.Next() < 0.3)
        {
            world.Universe.Rarities.Reached(WithDaemon);
            crashes.Strike();
        }
        else
        {
            world.Universe.Rarities.Reached(Alone);
        }
    }

    public void Cease() { }
}
