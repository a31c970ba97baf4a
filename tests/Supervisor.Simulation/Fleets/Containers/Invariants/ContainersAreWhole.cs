using Supervisor.Simulation.Engines.Wire;
using Supervisor.Simulation.Fleets.Invariants;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Simulation.Fleets.Containers.Invariants;

/// <summary>
/// A daemon starts no container without the networks and volumes that its definition names; and it takes none of what containers
/// share away. What somebody else starts may be half made; amid a start that was asked for it takes a daemon's look until it is known whose run
/// that is, so who began it counts, and not whose it seems to be.
/// </summary>
internal sealed class ContainersAreWhole(FleetWorld world) : Invariant(world)
{
    internal const string Whole = "a container starts with its networks and volumes";

    internal override string Sentence => Whole;

    internal override void OnBegan(Life life)
    {
        if (life.Definition.Launch is not ContainerLaunch { Container: var wanted } || FleetContainers.IsByHand(life))
        {
            return;
        }

        var stock = World.Room!.Engine.Stock;
        var container = World.Room.Engine.Containers.First(it =>
            it.IsRunning && FleetContainers.OwnerOf(it) == life.Agent
        );
        if (container.IsStartedByHand)
        {
            return;
        }

        foreach (var (name, _) in wanted.Networks.Where(network => !container.Networks.Contains(network.Key)))
        {
            Violate($"{life} began in {container.Name}, which is not in {name}");
        }

        foreach (var (name, _) in wanted.Volumes.Where(volume => !stock.Volumes.ContainsKey(volume.Key)))
        {
            Violate($"{life} began in {container.Name}, and there is no {name}");
        }
    }

    internal override void OnCall(EngineCall call)
    {
        if (call.Request is { Method: "DELETE", Path: ["networks" or "volumes" or "images", ..] })
        {
            Violate($"{call.Daemon.Name} asks for {call.Request}");
        }
    }
}
