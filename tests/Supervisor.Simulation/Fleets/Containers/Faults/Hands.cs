using Supervisor.Simulation.Engines;
using Supervisor.Simulation.Faults;
using Supervisor.Simulation.Hosts;

namespace Supervisor.Simulation.Fleets.Containers.Faults;

/// <summary>Somebody at the machine who kills, starts, starts anew and removes containers behind the daemon's back.</summary>
internal sealed class Hands(FleetWorld world) : IFault
{
    private const string Killed = "a container killed by hand";
    private const string Started = "a container started by hand";
    private const string Restarted = "a container started anew by hand";
    private const string Removed = "a container removed by hand";

    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(40);

    public IReadOnlyList<string> ExpectedRarities => [Killed, Started, Restarted, Removed];

    private SimulatedEngine Engine => world.Room!.Engine;

    public void Strike()
    {
        var ours = Engine.Containers.Where(static it => FleetContainers.OwnerOf(it) is not null).ToList();
        if (Engine.Run is not { IsClosed: false } || ours.Count == 0)
        {
            return;
        }

        var container = ours[world.Universe.Chance.Next(ours.Count)];
        switch (world.Universe.Chance.Next(4))
        {
            case 0 when container.IsRunning:
                Note(Killed, container);
                ContainerLife.Signal(container, Signals.Kill);
                break;
            case 1 when container.IsRunning:
                Note(Restarted, container);
                ContainerLife.Signal(container, Signals.Kill);
                world.Universe.Clock.After(world.Universe.Around(Breath), () => Start(container));
                break;
            case 2:
                Note(Removed, container);
                Engine.RemoveByForce(container);
                break;
            default:
                Note(Started, container);
                Start(container);
                break;
        }
    }

    public void Cease() { }

    private void Start(EngineContainer container)
    {
        if (
            Engine.Run is not null
            && container is { IsRunning: false, IsBeingRemoved: false }
            && container.TakeUp(Engine.Stock) is null
        )
        {
            container.IsStartedByHand = true;
            Engine.Life.Start(container);
        }
    }

    private void Note(string what, EngineContainer container)
    {
        world.Universe.Rarities.Reached(what);
        world.Universe.Trace.Add($"{what}: {container.Name}");
    }
}
