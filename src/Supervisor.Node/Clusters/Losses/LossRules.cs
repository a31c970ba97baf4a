using Supervisor.Cluster.Coordination.Etcd.Health;
using Supervisor.Cluster.Trust.Custody;
using Supervisor.Cluster.Trust.Records;
using Supervisor.Contracts.Ids;
using Supervisor.Supervision.Placing;

namespace Supervisor.Node.Clusters.Losses;

/// <summary>What would be lost now, if a machine died or the place where the cluster agrees were gone. A forecast, and no more.</summary>
internal static class LossRules
{
    /// <param name="asked">The node that was asked: what has no host is on its machine.</param>
    public static Loss OfMachine(NodeRecord node, NodeId asked, LossFacts facts)
    {
        var stopsAgreeing = !Agrees(facts, vote => IsOn(vote, node, asked));
        var movable = Movable(facts)
            .Select(group => (Group: group, Owner: facts.Owners.GetValueOrDefault(group)))
            .ToList();
        var here = movable.Where(group => group.Owner == node.Id).Select(static group => group.Group).ToList();
        var moves = stopsAgreeing ? [] : Moves(here, node.Id, facts);
        var gone = here.Except(moves.Select(static move => move.Group), StringComparer.Ordinal);
        var stranded = stopsAgreeing
            ? movable
                .Where(group => group.Owner is not null && group.Owner != node.Id && !facts.Kept.Contains(group.Group))
                .Select(static group => group.Group)
            : [];
        return new Loss(
            Sorted(PinnedTo(node.Name, facts).Concat(gone).Concat(stranded)),
            moves,
            stopsAgreeing,
            CustodyRules.IsLastHolder(node, facts.Nodes)
        );
    }

    /// <summary>The place where the cluster agrees, or the way to most of it.</summary>
    public static Loss OfStore(LossFacts facts) =>
        new(
            Sorted(Movable(facts).Where(group => facts.Owners.ContainsKey(group) && !facts.Kept.Contains(group))),
            [],
            StopsAgreeing: true,
            LosesKey: false
        );

    /// <summary>What runs there or nowhere.</summary>
    public static IReadOnlyList<string> PinnedTo(string node, LossFacts facts) =>
        Sorted(
            facts
                .Places.Nodes.Where(declared => declared.Node.Name == node)
                .SelectMany(static declared => declared.PinnedGroups)
        );

    /// <summary>Whether it runs on that node's machine, as far as addresses tell.</summary>
    public static bool IsOn(StoreVote vote, NodeRecord node, NodeId asked) =>
        vote.Host is { } host
            ? NodeRecords.HostsOf(node).Contains(host, StringComparer.OrdinalIgnoreCase)
            : node.Id == asked;

    private static bool Agrees(LossFacts facts, Func<StoreVote, bool> isLost) =>
        facts.Votes.Count(vote => vote.Answers && !isLost(vote)) >= EtcdCondition.VotesNeeded(facts.Votes.Count);

    private static IEnumerable<string> Movable(LossFacts facts) => facts.Places.Movable.Names;

    /// <summary>One after the other, as they would be taken: each leaves less room for the next.</summary>
    private static List<GroupMove> Moves(IEnumerable<string> groups, NodeId lost, LossFacts facts)
    {
        var (moves, owners) = (new List<GroupMove>(), facts.Owners);
        var others = facts.Members.Where(member => member.Node != lost).ToList();
        foreach (var group in groups.Where(group => !facts.Kept.Contains(group)))
        {
            owners = owners.Remove(group);
            var ranking = PlacementRules.Rank(group, new PlacementFacts(facts.Places, others, [], owners));
            if (ranking.First is { Node: { } next } first)
            {
                moves.Add(new GroupMove(group, first.Name));
                owners = owners.Add(group, next);
            }
        }

        return moves;
    }

    private static List<string> Sorted(IEnumerable<string> groups) =>
        [.. groups.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
