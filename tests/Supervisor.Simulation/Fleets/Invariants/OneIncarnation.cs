namespace Supervisor.Simulation.Fleets.Invariants;

internal sealed class OneIncarnation(FleetWorld world) : Invariant(world)
{
    internal const string AtMostOne = "at most one incarnation of an agent lives";

    internal override string Sentence => AtMostOne;

    internal override void OnBegan(Life life)
    {
        if (World.Lives.Of(life.Agent).FirstOrDefault(other => other != life && other.IsAlive) is { } other)
        {
            Violate($"{life} began while {other} was alive");
        }
    }
}
