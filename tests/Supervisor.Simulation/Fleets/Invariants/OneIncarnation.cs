using Supervisor.Simulation.Fleets.Containers;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Simulation.Fleets.Invariants;

internal sealed class OneIncarnation(FleetWorld world) : Invariant(world)
{
    internal const string AtMostOne = "at most one incarnation of an agent lives";

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

    /// <summary>Of an agent that is a process by now somebody has started the container that it was before.</summary>
    private static bool IsSomebodysDoing(Life one, Life other) =>
        (FleetContainers.IsByHand(one) && other.Definition.Launch is ProcessLaunch)
        || (FleetContainers.IsByHand(other) && one.Definition.Launch is ProcessLaunch);
}
