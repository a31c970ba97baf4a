using Supervisor.Simulation.Fleets;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Roster.Remote;
using Supervisor.Supervision.Roster.Remote.Wire;

namespace Supervisor.Simulation.Clusters.Invariants;

/// <summary>
/// What a node says of another's agents as if it held now, that node says as well; what is old, or of a node that cannot be heard, it
/// says with a doubt.
/// </summary>
internal sealed class OthersAreTrue(ClusterWorld cluster, FleetWorld world) : ClusterInvariant(cluster, world)
{
    internal const string OnlyWhatHolds =
        "a node reports another's agent ready only as long as that node does, or could still be heard";
    internal const string Doubted = "a need on another node that was in doubt";
    internal const string Known = "a need on another node that was known to be met";

    /// <summary>Until a link without news is lost, with what a suspended or slow machine adds to that.</summary>
    private static readonly TimeSpan UntilNoticed = TimeSpan.FromSeconds(8);

    private readonly Dictionary<NeedTarget, TimeSpan> _falseSince = [];

    internal override string Sentence => OnlyWhatHolds;

    internal override void Look()
    {
        foreach (var (target, standing) in World.View?.Others ?? [])
        {
            World.Universe.Rarities.Reached(standing.IsCurrent ? Known : Doubted);
            if (!SaysReady(standing) || IsReadyThere(target))
            {
                _falseSince.Remove(target);
            }
            else if (!_falseSince.TryAdd(target, World.Now) && World.AwakeSince(_falseSince[target]) > UntilNoticed)
            {
                Violate(
                    $"{World.Machine.Name} reports {target} as ready since {_falseSince[target]}, and {target.Node} does not"
                );
            }
        }
    }

    private static bool SaysReady(RemoteStanding standing) =>
        standing.IsCurrent
        && standing.Said switch
        {
            AgentWord agent => agent.Phase == AgentPhase.Ready.Name(),
            GroupWord group => group.IsReady,
            _ => false,
        };

    private bool IsReadyThere(NeedTarget target)
    {
        var view = World.PlaceOf(target).View;
        return target.Agent is { } agent
            ? view?.Agents.GetValueOrDefault(new AgentAddress(target.Group, agent).Path) is { IsReady: true }
            : view?.Groups.GetValueOrDefault(target.Group) is { IsReady: true };
    }
}
