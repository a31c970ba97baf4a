using System.Collections.Immutable;
using Supervisor.Contracts.Ids;
using Supervisor.Fleet.Model;
using Supervisor.Fleet.Values;

namespace Supervisor.Supervision.Placing;

/// <summary>
/// Where a movable group is to run. Every node asks for itself and acts for itself alone; they agree because this is a function of
/// what all of them know. It is no permission: two that know different things may both think that they are the first.
/// </summary>
public static class PlacementRules
{
    /// <param name="present">Who has it, and goes before all others as long as it fits; null: as if nobody had it.</param>
    public static Ranking Rank(string group, PlacementFacts facts, NodeId? present = null) =>
        facts.Fleet.Movable.TryGet(group, out var demand)
            ? new Ranking(
                MovingOn
                    .Foresee(demand, [.. Judged(demand, facts, present)], facts)
                    .Order(JudgedPlace.Order)
                    .Select(static place => place.InWords())
                    .ToValueList()
            )
            : Ranking.Empty;

    /// <summary>How many are to take it before this node; null: it does not fit. As <see cref="Rank"/> has it, without a word for each.</summary>
    internal static int? RankOf(NodeId self, string group, PlacementFacts facts, NodeId? present = null)
    {
        if (
            !facts.Fleet.Movable.TryGet(group, out var demand)
            || Judged(demand, self, facts, present) is not { Fits: true }
        )
        {
            return null;
        }

        var places = MovingOn.Foresee(demand, [.. Judged(demand, facts, present)], facts);
        var own = places.First(place => place.Place.Member?.Node == self);
        return places.Count(other => other.GoesBefore(own));
    }

    /// <summary>Why a node cannot run it, in a sentence; null: it can, or nothing is known of that node or group.</summary>
    internal static string? WhyMisfit(NodeId self, string group, PlacementFacts facts) =>
        facts.Fleet.Movable.TryGet(group, out var demand)
        && Judged(demand, self, facts, present: null) is { Fits: false } own
            ? own.InWords().Reason
            : null;

    internal static bool FitsSomewhere(string group, PlacementFacts facts) =>
        facts.Fleet.Movable.TryGet(group, out var demand)
        && Judged(demand, facts, present: null).Any(static place => place.Fits);

    /// <summary>As all stands, without a thought of what follows from it.</summary>
    internal static IEnumerable<JudgedPlace> Judged(GroupDemand group, PlacementFacts facts, NodeId? present)
    {
        var owned = Owned(group, facts);
        return facts.Board.Places.Select(place => Judge(group, place, owned, facts.Drained, present));
    }

    /// <summary>Null: nobody knows that node.</summary>
    private static JudgedPlace? Judged(GroupDemand group, NodeId node, PlacementFacts facts, NodeId? present) =>
        facts.Board.Find(node) is { } place ? Judge(group, place, Owned(group, facts), facts.Drained, present) : null;

    private static JudgedPlace Judge(
        GroupDemand group,
        Place place,
        ILookup<NodeId, GroupDemand> owned,
        ImmutableHashSet<NodeId> drained,
        NodeId? present
    )
    {
        IReadOnlyList<GroupDemand> movable = place.Member is { Node: var owner } ? [.. owned[owner]] : [];
        var worth = new PlaceWorth(
            group.Prefer == Spreading.Spread ? movable.Count : -movable.Count,
            group.Home == place.Name ? 0 : 1
        );
        var obstacle = place.Member switch
        {
            null => "is not there",
            { Node: var id } when drained.Contains(id) => "is drained",
            { } member => FittingRules.Obstacle(group, place.Declared, member, [.. place.Declared.Pinned, .. movable]),
        };
        var fits = obstacle is null;
        return new JudgedPlace(
            place,
            obstacle,
            worth,
            movable.Count,
            fits && place.Member!.Node == present,
            fits ? Lot(group.Group, place.Name) : 0
        );
    }

    /// <summary>By node, what else it owns.</summary>
    private static ILookup<NodeId, GroupDemand> Owned(GroupDemand but, PlacementFacts facts) =>
        facts
            .Owners.Where(owner => owner.Key != but.Group && facts.Fleet.Movable.Contains(owner.Key))
            .ToLookup(static owner => owner.Value, owner => facts.Fleet.Movable[owner.Key]);

    // FNV-1a, the same in every version and on every machine.
    private static uint Lot(string group, string node) => Add(Add(Add(2166136261u, group), "\n"), node);

    private static uint Add(uint hash, string text)
    {
        foreach (var letter in text)
        {
            hash = unchecked((hash ^ letter) * 16777619u);
        }

        return hash;
    }
}
