using Supervisor.Simulation.Clusters.Drafts;
using Supervisor.Simulation.Fleets;

namespace Supervisor.Simulation.Clusters.Invariants;

/// <summary>
/// A movable group comes to no machine whose memory it would exceed, with what lives there and what is pinned there; and at the end of the calm
/// none is exceeded. What a revision has taken away counts no more, though it may take its time to end.
/// </summary>
internal sealed class BudgetsHold(ClusterWorld cluster, FleetWorld world) : ClusterInvariant(cluster, world)
{
    internal const string NoneExceeded = "the memory of no machine is exceeded";
    internal const string NoRoom = "a movable group that had no room beside another on some machine";

    /// <summary>Until a node has followed a revision, and whom that has left without room has gone.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(20);

    internal override string Sentence => NoneExceeded;

    internal override void OnBegan(Life life)
    {
        if (World.IsMovable(life.Agent.Group) && IsNew(life) && !IsInDoubt())
        {
            Check();
        }
    }

    internal override void CheckAtEnd() => Check();

    /// <summary>Its group has come here with it: nothing of it was here in this epoch.</summary>
    private bool IsNew(Life life) =>
        !World.Lives.All.Any(other =>
            other != life
            && other.Began is not null
            && other.Agent.Group == life.Agent.Group
            && other.Definition.Epoch == life.Definition.Epoch
        );

    private bool IsInDoubt() =>
        World.Book.Applied?.Plan?.Revision != Cluster.LatestRevision
        || World.Book.Revisions.Any(order => order.Done >= World.Now - Slack);

    private void Check()
    {
        var groups = World.Book.Applied?.Plan?.Groups ?? [];
        var here = groups.Where(group => group.Movable is null || Lives(group.Name)).Select(static group => group.Name);
        var taken = here.ToDictionary(static group => group, Memories.Of, StringComparer.Ordinal);
        if (
            groups.Count(static group => group.Movable is not null) > 1
            && groups.Sum(of => Memories.Of(of.Name)) > Memories.OfMachine
        )
        {
            World.Universe.Rarities.Reached(NoRoom);
        }

        if (taken.Values.Sum() > Memories.OfMachine)
        {
            Violate(
                $"{World.Machine.Name} has {Memories.OfMachine} bytes, and {string.Join(", ", taken.Select(static of => $"{of.Key} takes {of.Value}"))}"
            );
        }
    }

    private bool Lives(string group) => World.Lives.All.Any(life => life.IsAlive && life.Agent.Group == group);
}
