using Supervisor.Simulation.Faults;

namespace Supervisor.Simulation.Fleets.Faults;

/// <summary>Workloads that somebody started behind the daemon's back, as another copy of its data might.</summary>
internal sealed class Ghosts(FleetWorld world) : IFault
{
    private const string Started = "a workload of nobody";

    public IReadOnlyList<string> ExpectedRarities => [Started];

    public void Strike()
    {
        if (world.Post.Guard is not null)
        {
            world.Universe.Rarities.Reached(Started);
            world.StartGhost();
        }
    }

    public void Cease() { }
}
