using Supervisor.Contracts.Ids;
using Supervisor.Simulation.Clusters.Lanes;
using Supervisor.Simulation.Fleets;
using Supervisor.Simulation.Machines;
using Supervisor.Supervision.Ports.Coordination.Claims;
using Supervisor.Supervision.Ports.Coordination.Entries;

namespace Supervisor.Simulation.Clusters.Invariants;

/// <summary>
/// After a power cut machines come up in any order. Whoever has never seen a group's owner renew its claim since its own start waits
/// for that one, so that what ran where it should does not move because another machine was up sooner.
/// </summary>
internal sealed class ColdStartsWait : ClusterInvariant
{
    internal const string LastOwnerFirst = "a node that has just started waits for the last owner of a group";
    internal const string Waited = "a group that was taken after its last owner was waited for";

    /// <summary>What is promised, less what the worst clock is ahead in that time.</summary>
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(20) * 0.994;

    internal ColdStartsWait(ClusterWorld cluster, FleetWorld world)
        : base(cluster, world)
    {
        if (IsFirst)
        {
            cluster.Store.AskedFor += OnAsked;
        }
    }

    internal override string Sentence => LastOwnerFirst;

    /// <summary>What the daemon knows of such a claim is what there is: nobody has written it since the daemon is there.</summary>
    private void OnAsked(string machine, Daemon daemon, EntryChange change)
    {
        var self = Peers.IdOf(machine);
        foreach (var group in change.Writes.Where(write => NamesAsOwner(write, self)).Select(GroupOf).OfType<string>())
        {
            if (
                Cluster.Claims.Find(group) is { Claim.Owner: { } owner } last
                && owner != self
                && last.At <= daemon.StartedAt
                && !Cluster.Store.IsInDoubt
            )
            {
                Check(group, last.Claim, machine, daemon);
            }
        }
    }

    private void Check(string group, Claim last, string machine, Daemon daemon)
    {
        var waited = World.Now - daemon.StartedAt;
        if (waited < Wait)
        {
            Violate(
                $"{machine} asks for {group} {waited.TotalSeconds:0.0} s after its start, and {Peers.NameOf(last.Owner!)} may come back"
            );
        }
        else
        {
            World.Universe.Rarities.Reached(Waited);
        }
    }

    /// <summary>Not what is given back for a node that is lost for good.</summary>
    private static bool NamesAsOwner(EntryWrite write, NodeId node) =>
        write.Value?.Contains(node.Value, StringComparison.Ordinal) is true;

    private static string? GroupOf(EntryWrite write) =>
        write.Key.IsIn(ClaimKeys.Folder) && write.Key.Parts.ToArray() is [_, var group, ClaimKeys.OwnerPart]
            ? group
            : null;
}
