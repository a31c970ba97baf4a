using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Text;
using Supervisor.Fleet.Model;
using Supervisor.Fleet.Values;
using Supervisor.Supervision.Ports.Membership;

namespace Supervisor.Supervision.Placing;

/// <summary>
/// Where a movable group is to run. Every node asks for itself and acts for itself alone; they agree because this is a function of
/// what all of them know. It is no permission: two that know different things may both think that they are the first.
/// </summary>
public static class PlacementRules
{
    /// <param name="present">Who has it, and goes before all others as long as it fits; null: as if nobody had it.</param>
    public static Ranking Rank(string group, PlacementFacts facts, NodeId? present = null)
    {
        if (!facts.Fleet.Movable.TryGet(group, out var demand))
        {
            return Ranking.Empty;
        }

        var candidates = Judge(demand, facts, present);
        return Ordered(group, candidates.Select(one => MovingOn.Foreseen(one, demand, candidates, facts)), present);
    }

    /// <summary>As all stands, without a thought of what follows from it.</summary>
    internal static Ranking RankByPresent(GroupDemand group, PlacementFacts facts) =>
        Ordered(group.Group, Judge(group, facts, present: null), present: null);

    private static List<Candidate> Judge(GroupDemand demand, PlacementFacts facts, NodeId? present)
    {
        var members = facts.Members.ToLookup(static member => member.Name, StringComparer.Ordinal);
        var declared = facts.Fleet.Nodes.Select(static node => node.Node.Name);
        return
        [
            .. declared
                .Concat(members.Select(static same => same.Key))
                .Distinct(StringComparer.Ordinal)
                .Select(name => Judge(demand, name, members[name].FirstOrDefault(), facts, present)),
        ];
    }

    private static Ranking Ordered(string group, IEnumerable<Candidate> candidates, NodeId? present) =>
        new(
            candidates
                .OrderByDescending(static candidate => candidate.Fits)
                .ThenByDescending(candidate => candidate.Fits && candidate.Node == present)
                .ThenBy(static candidate => candidate.Worth.Load)
                .ThenBy(static candidate => candidate.Worth.Distance)
                .ThenBy(candidate => candidate.Fits ? Lot(group, candidate.Name) : 0)
                .ThenBy(static candidate => candidate.Name, StringComparer.Ordinal)
                .ToValueList()
        );

    private static Candidate Judge(
        GroupDemand group,
        string name,
        Member? member,
        PlacementFacts facts,
        NodeId? present
    )
    {
        var node = facts.Fleet.Nodes.FirstOrDefault(node => node.Node.Name == name) ?? Undeclared(name);
        var movable = member is null ? [] : OwnedBy(member.Node, group.Group, facts);
        var worth = new PlaceWorth(
            group.Prefer == Spreading.Spread ? movable.Count : -movable.Count,
            group.Home == name ? 0 : 1
        );
        var obstacle = member switch
        {
            null => "is not there",
            { Node: var id } when facts.Drained.Contains(id) => "is drained",
            _ => FittingRules.Obstacle(group, node, member, [.. node.Pinned, .. movable]),
        };
        var reason = obstacle is null
            ? $"{name} fits{Told(worth, movable.Count, member!.Node == present)}."
            : $"{name} {obstacle}.";
        return new Candidate(name, member?.Node, obstacle is null, reason, worth);
    }

    private static string Told(PlaceWorth worth, int others, bool isPresent) =>
        string.Concat(
            isPresent ? ", has it now" : "",
            worth.Distance == 0 ? ", is its home" : "",
            others == 0
                ? ", and has no other movable group"
                : $", and has {CountText.Of(others, "other movable group")}"
        );

    private static List<GroupDemand> OwnedBy(NodeId node, string but, PlacementFacts facts) =>
        [
            .. facts
                .Owners.Where(owner => owner.Value == node && owner.Key != but)
                .Select(owner => facts.Fleet.Movable.TryGet(owner.Key, out var demand) ? demand : null)
                .OfType<GroupDemand>(),
        ];

    private static DeclaredNode Undeclared(string name) => new(new NodeModel { Name = name }, []);

    // So that equal nodes share the groups among them without a word: FNV-1a, the same in every version and on every machine.
    private static uint Lot(string group, string node)
    {
        var hash = 2166136261u;
        foreach (var letter in $"{group}\n{node}")
        {
            hash = unchecked((hash ^ letter) * 16777619u);
        }

        return hash;
    }
}
