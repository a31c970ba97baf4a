using Supervisor.Contracts.Ids;
using Supervisor.Fleet.Model;

namespace Supervisor.Supervision.Placing;

/// <summary>
/// Groups that each own the other's home, with as many on each node: no single move would be better. So a group's home counts as one
/// group lighter where another there would move on by the same ranking once this one has come, to a place that is no worse for it. Both
/// moves are ordinary ones, one after the other: the second has its room already before the first is made.
/// </summary>
internal static class MovingOn
{
    internal static Candidate Foreseen(
        Candidate place,
        GroupDemand group,
        IReadOnlyList<Candidate> places,
        PlacementFacts facts
    )
    {
        if (!MayMatter(place, group, places) || Find(group, place, facts) is not { } other)
        {
            return place;
        }

        var foreseen = $", of which {other.Group} would move on to {other.To}.";
        return place with
        {
            Worth = place.Worth with { Load = place.Worth.Load - 1 },
            Reason = place.Reason.TrimEnd('.') + foreseen,
        };
    }

    private static bool MayMatter(Candidate place, GroupDemand group, IReadOnlyList<Candidate> places) =>
        place is { Fits: true, Worth: { Distance: 0, Load: > 0 } }
        && group.Prefer == Spreading.Spread
        && places.Any(other => other.Fits && other.Name != place.Name && other.Worth.Load < place.Worth.Load);

    /// <returns>Who moves on, and where; null: nobody does.</returns>
    private static (string Group, string To)? Find(GroupDemand group, Candidate home, PlacementFacts facts)
    {
        var come = facts with { Owners = facts.Owners.SetItem(group.Group, home.Node!) };
        foreach (var (name, owner) in facts.Owners)
        {
            if (
                owner == home.Node
                && name != group.Group
                && facts.Fleet.Movable.TryGet(name, out var other)
                && other.Prefer == Spreading.Spread
                && NextOf(other, owner, come) is { } next
            )
            {
                return (name, next.Name);
            }
        }

        return null;
    }

    /// <summary>Where it would move to once the other has come; null: it stays, or would be worse off than it is now.</summary>
    private static Candidate? NextOf(GroupDemand group, NodeId here, PlacementFacts come)
    {
        var ranking = PlacementRules.RankByPresent(group, come);
        return
            ranking.First is { } next
            && ranking.Find(here) is { } crowded
            && next.Node != here
            && next.Worth.IsBetterThan(crowded.Worth)
            && !(crowded.Worth with { Load = crowded.Worth.Load - 1 }).IsBetterThan(next.Worth)
            ? next
            : null;
    }
}
