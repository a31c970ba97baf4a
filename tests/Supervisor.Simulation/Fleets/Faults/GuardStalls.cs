using Supervisor.Simulation.Faults;
using Supervisor.Simulation.Guards;

namespace Supervisor.Simulation.Fleets.Faults;

/// <summary>Guards that do nothing for a while, now and then for longer than anybody waits for their answer.</summary>
internal sealed class GuardStalls(FleetWorld world) : IFault
{
    private const string Stalled = "a guard that stood still";

    private static readonly TimeSpan Length = TimeSpan.FromSeconds(8);

    public IReadOnlyList<string> ExpectedRarities => [Stalled, SimulatedRuntime.NoAnswer];

    public void Strike()
    {
        if (world.Post.Guard is { } guard)
        {
            world.Universe.Rarities.Reached(Stalled);
            guard.Stall(world.Universe.Around(Length));
        }
    }

    // It goes on by itself before long.
    public void Cease() { }
}
