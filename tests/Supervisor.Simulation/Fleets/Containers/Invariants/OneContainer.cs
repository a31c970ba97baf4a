using Supervisor.Simulation.Engines;
using Supervisor.Simulation.Fleets.Invariants;

namespace Supervisor.Simulation.Fleets.Containers.Invariants;

internal sealed class OneContainer(FleetWorld world) : Invariant(world)
{
    internal const string AtMostOne = "an agent has one container at most";

    internal override string Sentence => AtMostOne;

    internal override void OnMade(EngineContainer made)
    {
        if (FleetContainers.OwnerOf(made) is not { } owner)
        {
            return;
        }

        var all = World.Room!.Engine.Containers.Where(it => FleetContainers.OwnerOf(it) == owner).ToList();
        if (all.Count > 1)
        {
            Violate($"{owner} has {string.Join(" and ", all.Select(static it => it.Name))}");
        }
    }
}
