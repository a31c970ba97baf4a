using Supervisor.Simulation.Clusters.Drafts;
using Supervisor.Simulation.Clusters.Lanes;
using Supervisor.Simulation.Clusters.Members;
using Supervisor.Simulation.Fleets;
using Supervisor.Simulation.Fleets.Invariants;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Roster;

namespace Supervisor.Simulation.Clusters.Invariants;

/// <summary>Each node holds the newest revision, and each movable group runs on one of them as it should.</summary>
internal sealed class ClusterConverges(ClusterWorld cluster, FleetWorld world, FleetConverges own)
    : ClusterInvariant(cluster, world)
{
    internal override string Sentence => FleetConverges.AsDesired;

    /// <summary>What moves just now is as it should be a little later.</summary>
    internal static bool IsSettled(ClusterWorld cluster) =>
        cluster
            .MovableGroups.Where(group => cluster.Fleet?.Find(group) is not null)
            .All(group => Owners(cluster, group).Count() == 1);

    internal override void CheckAtEnd()
    {
        CheckRevision();
        foreach (var placed in Cluster.Fleet?.Groups.Where(static placed => placed.IsMovable) ?? [])
        {
            Check(placed);
        }
    }

    private void CheckRevision()
    {
        var applied = World.Book.Applied?.Plan?.Revision;
        if (applied != Cluster.LatestRevision)
        {
            Violate($"{World.Machine.Name} follows revision {applied}, and {Cluster.LatestRevision} is the newest");
        }
    }

    private void Check(PlacedGroup placed)
    {
        var group = placed.Group.Name;
        var owners = Owners(Cluster, group).ToList();
        if (owners is not [var owner])
        {
            if (IsFirst)
            {
                var said = Cluster.Seats.Select(seat => Said(seat, group));
                Violate($"{group} is run by {owners.Count} nodes: {string.Join("; ", said)}");
            }
        }
        else if (owner.World == World)
        {
            var definition = World.Book.Applied!.Plan!.Groups.First(of => of.Name == group);
            foreach (var agent in definition.Agents)
            {
                own.Check(agent);
            }
        }
        else if (World.Lives.All.FirstOrDefault(life => life.IsAlive && life.Agent.Group == group) is { } stray)
        {
            Violate($"{stray} lives on {World.Machine.Name}, and {owner.Machine.Name} runs {group}");
        }
    }

    private static string Said(ClusterSeat seat, string group) =>
        $"{seat.Machine.Name}: "
        + string.Join(
            ", ",
            seat.World.View?.Agents.Values.Where(agent => agent.Address.Group == group)
                .Select(static agent => $"{agent.Address.Agent} {agent.Phase} {agent.Cause}")
                ?? []
        );

    private static IEnumerable<ClusterSeat> Owners(ClusterWorld cluster, string group) =>
        cluster.Seats.Where(seat => seat.World.View is { } view && MayRun(cluster, seat, view, group));

    /// <summary>Who was quarantined here says so until it is taken anew: that says nothing of who has the group now.</summary>
    private static bool MayRun(ClusterWorld cluster, ClusterSeat seat, RosterView view, string group)
    {
        var agents = view.Agents.Values.Where(agent => agent.Address.Group == group).ToList();
        return agents.Count > 0
            && agents.TrueForAll(static agent => !IsNotOurs(agent))
            && (
                agents.Exists(static agent => agent.Phase != AgentPhase.Quarantined)
                || cluster.Store.OwnerOf(group) == Peers.IdOf(seat.Machine.Name).Value
            );
    }

    private static bool IsNotOurs(AgentSnapshot agent) =>
        agent.Cause
            is AgentCauses.OwnedElsewhere
                or AgentCauses.Unowned
                or AgentCauses.FitsNowhere
                or AgentCauses.RightLost
                or AgentCauses.MovesAway;
}
