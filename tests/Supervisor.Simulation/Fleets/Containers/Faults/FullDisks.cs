using Supervisor.Simulation.Engines;
using Supervisor.Simulation.Engines.Execs;
using Supervisor.Simulation.Faults;

namespace Supervisor.Simulation.Fleets.Containers.Faults;

/// <summary>A disk that has no room for what is to be remembered of containers.</summary>
internal sealed class FullDisks(FleetWorld world) : IFault
{
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(3);

    public IReadOnlyList<string> ExpectedRarities =>
        [Shelf.Full, Shelf.Torn, Shelf.Lost, ContainerFiles.Torn, ContainerFiles.Lost, ExecWrapper.EndUnwritten];

    public void Strike()
    {
        world.Room!.FillDisk(isFull: true);
        world.Universe.Clock.After(world.Universe.Around(Length), Cease);
    }

    public void Cease() => world.Room!.FillDisk(isFull: false);
}
