using Supervisor.Simulation.Engines.Wire;
using Supervisor.Simulation.Fleets.Invariants;

namespace Supervisor.Simulation.Fleets.Containers.Invariants;

/// <summary>A daemon may look at any container, and asks for a change of its own alone.</summary>
internal sealed class OthersAreLeftAlone(FleetWorld world) : Invariant(world)
{
    internal const string OwnAlone = "containers of others are not touched";

    internal override string Sentence => OwnAlone;

    internal override void OnCall(EngineCall call)
    {
        if (
            !call.Request.IsQuestion
            && call.Request.Path is [_, var name, ..]
            && World.Room!.Engine.Find(name) is { } container
            && FleetContainers.OwnerOf(container) is null
        )
        {
            Violate($"{call.Daemon.Name} asks for {call.Request}, and {container.Name} is not its own");
        }
    }
}
