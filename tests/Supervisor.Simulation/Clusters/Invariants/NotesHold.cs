using Supervisor.Simulation.Fleets;
using Supervisor.Simulation.Fleets.Invariants;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Simulation.Clusters.Invariants;

/// <summary>
/// Who was quarantined with a movable group stays so wherever that runs next, once the store holds it: what its last owner knew alone is
/// lost with it.
/// </summary>
internal sealed class NotesHold(ClusterWorld cluster, FleetWorld world) : ClusterInvariant(cluster, world)
{
    internal const string Known = "a quarantine that the store holds for whoever owns the group next";

    internal override string Sentence => StoppedStays.StaysSo;

    internal override void Look()
    {
        if (IsFirst)
        {
            Cluster.Noted.Look(Cluster.MovableGroups);
        }
    }

    internal override void OnAsked(Life life)
    {
        if (Cluster.Noted.Since(life.Agent) is not { } since)
        {
            return;
        }

        World.Universe.Rarities.Reached(Known);
        if (life.Definition.Hash == LastHash(life) && !IsReleased(life.Agent, since))
        {
            Violate($"{life} is started, quarantined by the note of its group since {since} and released by nobody");
        }
    }

    private string? LastHash(Life asked) =>
        Cluster
            .Seats.SelectMany(seat => seat.World.Lives.Of(asked.Agent))
            .Where(life => life != asked)
            .MaxBy(static life => life.Asked)
            ?.Definition.Hash;

    private bool IsReleased(AgentAddress agent, TimeSpan since) =>
        Cluster.Seats.Any(seat =>
            seat.World.Book.HasOrder(agent, TimeSpan.Zero, order => QuarantineStays.Releases(order, since))
        );
}
