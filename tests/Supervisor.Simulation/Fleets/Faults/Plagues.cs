using Supervisor.Simulation.Faults;
using Supervisor.Simulation.Hosts;

namespace Supervisor.Simulation.Fleets.Faults;

/// <summary>Something kills one agent, or all of them at once.</summary>
internal sealed class Plagues(FleetWorld world) : IFault
{
    private const string One = "an agent killed from outside";
    private const string All = "all agents killed at once";

    public IReadOnlyList<string> ExpectedRarities => [One, All];

    public void Strike()
    {
        var living = world.Lives.All.Where(static life => life.IsAlive).ToList();
        if (living.Count == 0)
        {
            return;
        }

        var isAll = world.Universe.Chance.Next() < 0.3;
        world.Universe.Rarities.Reached(isAll ? All : One);
        foreach (var life in isAll ? living : [living[world.Universe.Chance.Next(living.Count)]])
        {
            life.Process?.Send(Signals.Kill);
        }
    }

    public void Cease() { }
}
