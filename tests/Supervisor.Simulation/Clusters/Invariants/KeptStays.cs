using Supervisor.Simulation.Clusters.Lanes;
using Supervisor.Simulation.Clusters.Stores;
using Supervisor.Simulation.Fleets;
using Supervisor.Supervision.Agents;

namespace Supervisor.Simulation.Clusters.Invariants;

/// <summary>
/// A group that is kept in isolation runs on while its owner is cut off, and nobody takes it from that one: it is given back first, by
/// its owner or by who has removed that for good.
/// </summary>
internal sealed class KeptStays : ClusterInvariant
{
    internal const string NobodyTakes = "what is kept in isolation is had by another only when it was given back";
    internal const string RunsOn = "what is kept in isolation runs on while its owner is cut off";
    internal const string CutOff = "a group that was kept while its owner was cut off";

    /// <summary>Longer than any other right lasts without a renewal.</summary>
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(6);

    internal KeptStays(ClusterWorld cluster, FleetWorld world)
        : base(cluster, world)
    {
        if (IsFirst)
        {
            cluster.Claims.Passed += OnPassed;
        }
    }

    internal override string Sentence => RunsOn;

    internal override void Look()
    {
        foreach (var group in Cluster.Kept)
        {
            if (IsKeptHere(group) is not { } seen)
            {
                continue;
            }

            NoteIsolation(seen);
            if (SaysLost(group) is { } lost)
            {
                Violate($"{World.Machine.Name} says that its right to {group} is lost: {lost.Reason}");
            }
        }
    }

    private AgentSnapshot? SaysLost(string group) =>
        World.View?.Agents.Values.FirstOrDefault(agent =>
            agent.Address.Group == group && agent.Cause == AgentCauses.RightLost
        );

    /// <summary>Where a daemon ended between its claim and the first renewal, the next one knows of none that is long, and the group is not kept.</summary>
    private SeenClaim? IsKeptHere(string group) =>
        Cluster.Claims.Find(group) is { IsKept: true } seen && seen.Claim.Owner == Peers.IdOf(World.Machine.Name)
            ? seen
            : null;

    private void NoteIsolation(SeenClaim seen)
    {
        if (
            World.Now - seen.At > Long
            && World.Lives.All.Any(life => life.IsAlive && life.Agent.Group == seen.Claim.Group)
        )
        {
            World.Universe.Rarities.Reached(CutOff);
        }
    }

    private void OnPassed(SeenClaim? last, SeenClaim now)
    {
        if (
            last is { IsKept: true, Claim.Owner: { } owner }
            && now.Claim.Owner is { } taker
            && taker != owner
            && !Cluster.Store.IsInDoubt
        )
        {
            World.Universe.Violate(
                NobodyTakes,
                $"{Peers.NameOf(taker)} has taken {now.Claim.Group}, which {Peers.NameOf(owner)} keeps"
            );
        }
    }
}
