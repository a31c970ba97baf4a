using Supervisor.Simulation.Fleets.Containers;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Simulation.Fleets.Invariants;

internal sealed class OneIncarnation(FleetWorld world) : Invariant(world)
{
    internal const string AtMostOne = "at most one incarnation of an agent lives";

    /// <summary>A start that was decided on before may have to wait for its turn.</summary>
    private static readonly TimeSpan UntilDecided = TimeSpan.FromSeconds(30);

    internal override string Sentence => AtMostOne;

    internal override void OnBegan(Life life)
    {
        if (
            World
                .Lives.Of(life.Agent)
                .FirstOrDefault(other => other != life && other.IsAlive && !IsSomebodysDoing(life, other)) is
            { } other
        )
        {
            Violate($"{life} began while {other} was alive");
        }
    }

    /// <summary>
    /// Of an agent that is none by now somebody has started the container that it was before. Nothing is started beside
    /// it once that is known.
    /// </summary>
    private bool IsSomebodysDoing(Life newcomer, Life other) =>
        (FleetContainers.IsByHand(newcomer) && other.Definition.Launch is not ContainerLaunch)
        || (
            FleetContainers.IsByHand(other)
            && newcomer.Definition.Launch is not ContainerLaunch
            && !IsKnown(other, newcomer)
        );

    private bool IsKnown(Life other, Life newcomer) =>
        other.RunTold is { } told && told.Daemon == World.Machine.Daemon && told.At < newcomer.Asked - UntilDecided;
}
