using Supervisor.Simulation.Clusters.Members;
using Supervisor.Simulation.Fleets;
using Supervisor.Supervision.Agents;

namespace Supervisor.Simulation.Clusters.Invariants;

/// <summary>
/// Also of a node that is dead, cut off or suspended: of what is pinned no right runs out, so whoever is to have it next waits for its
/// word. Nobody forces anything here.
/// </summary>
internal sealed class OnePlace(ClusterWorld cluster, FleetWorld world) : ClusterInvariant(cluster, world)
{
    internal const string OneAtATime = "a pinned group runs on one node at a time";
    internal const string Moved = "a pinned group that went to another node by a revision";
    internal const string Waited = "a pinned group that waited for the end of what another node had of it";

    internal static readonly string[] Situations = [Moved, Waited];

    private readonly HashSet<string> _begun = new(StringComparer.Ordinal);

    internal override string Sentence => OneAtATime;

    internal override void OnBegan(Life life)
    {
        var group = life.Agent.Group;
        if (!IsPinned(group))
        {
            return;
        }

        foreach (var (seat, other) in Cluster.Living(group).Where(one => one.Seat.World != World))
        {
            Violate($"{life} began on {World.Machine.Name} while {other} was alive on {seat.Machine.Name}");
        }

        if (_begun.Add(group) && Cluster.Seats.Any(seat => seat.World != World && HasHad(seat, group)))
        {
            World.Universe.Rarities.Reached(Moved);
        }
    }

    internal override void Look()
    {
        if (
            World.View?.Agents.Values.Any(agent =>
                agent.Cause == AgentCauses.RunsElsewhere && Cluster.Living(agent.Address.Group).Any()
            ) == true
        )
        {
            World.Universe.Rarities.Reached(Waited);
        }
    }

    private bool IsPinned(string group) => Cluster.Drafts.Exists(draft => draft.Find(group) is { IsMovable: false });

    private static bool HasHad(ClusterSeat seat, string group) =>
        seat.World.Lives.All.Any(life => life.Agent.Group == group && life.Began is not null);
}
