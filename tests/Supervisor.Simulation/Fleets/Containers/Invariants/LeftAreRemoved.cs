using Supervisor.Simulation.Fleets.Invariants;
using Supervisor.Simulation.Fleets.Programs;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Simulation.Fleets.Containers.Invariants;

/// <summary>
/// What nobody asked for is reported, and left alone; so is what is left of who is in no revision, when a full disk has let a daemon
/// forget him before it died.
/// </summary>
internal sealed class LeftAreRemoved(FleetWorld world) : Invariant(world)
{
    internal const string NothingIsLeft = "of agents that have left the fleet no container is left";

    internal override string Sentence => NothingIsLeft;

    internal override void CheckAtEnd()
    {
        var agents = World.Book.Applied?.Plan?.Groups.SelectMany(static group => group.Agents).ToList() ?? [];
        foreach (var container in World.Room!.Engine.Containers)
        {
            if (
                FleetContainers.OwnerOf(container) is { } owner
                && owner.Group != FleetPrograms.Ghost
                && !container.IsRunning
                && agents.Find(agent => agent.Address == owner)?.Launch is var launch and not ContainerLaunch
                && !(launch is null && World.Room.MayForgetWhoLeft)
            )
            {
                Violate($"{container.Name} is there, and by no revision is {owner} a container any more");
            }
        }
    }
}
