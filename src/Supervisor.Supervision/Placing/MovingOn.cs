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
    /// <param name="places">As all stands.</param>
    internal static JudgedPlace[] Foresee(GroupDemand group, JudgedPlace[] places, PlacementFacts facts)
    {
        for (var i = 0; i < places.Length; i++)
        {
            var place = places[i];
            if (MayMatter(place, group, places) && Find(group, place.Place, facts) is { } other)
            {
                places[i] = place with { Worth = place.Worth with { Load = place.Worth.Load - 1 }, MovesOn = other };
                // It has one home.
                break;
            }
        }

        return places;
    }

    private static bool MayMatter(JudgedPlace place, GroupDemand group, JudgedPlace[] places) =>
        place is { Fits: true, Worth: { Distance: 0, Load: > 0 } }
        && group.Prefer == Spreading.Spread
        && Array.Exists(
            places,
            other => other.Fits && other.Place.Name != place.Place.Name && other.Worth.Load < place.Worth.Load
        );

    /// <returns>Who moves on, and where; null: nobody does.</returns>
    private static (string Group, string To)? Find(GroupDemand group, Place home, PlacementFacts facts)
    {
        var here = home.Member!.Node;
        var come = facts with { Owners = facts.Owners.SetItem(group.Group, here) };
        foreach (var (name, owner) in facts.Owners)
        {
            if (
                owner == here
                && name != group.Group
                && facts.Fleet.Movable.TryGet(name, out var other)
                && other.Prefer == Spreading.Spread
                && NextOf(other, owner, come) is { } next
            )
            {
                return (name, next);
            }
        }

        return null;
    }

    /// <summary>Where it would move to once the other has come; null: it stays, or would be worse off than it is now.</summary>
    private static string? NextOf(GroupDemand group, NodeId here, PlacementFacts come)
    {
        JudgedPlace[] places = [.. PlacementRules.Judged(group, come, present: null).Order(JudgedPlace.Order)];
        return
            places is [{ Fits: true } next, ..]
            && Array.FindIndex(places, place => place.Place.Member?.Node == here) is var at and > 0
            && places[at].Worth is var crowded
            && next.Worth.IsBetterThan(crowded)
            && !(crowded with { Load = crowded.Load - 1 }).IsBetterThan(next.Worth)
            ? next.Place.Name
            : null;
    }
}
