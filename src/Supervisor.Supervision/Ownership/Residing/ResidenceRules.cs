using Supervisor.Fleet.Values;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Ports.Coordination.Claims;
using Supervisor.Supervision.Ports.Coordination.Entries;

namespace Supervisor.Supervision.Ownership.Residing;

/// <summary>
/// A pinned group that a revision gives to another node starts there when the one that had it has written down that it has ended. Once it
/// is this node's it stays so without anybody: what is pinned is started again by its node alone.
/// </summary>
internal static class ResidenceRules
{
    internal static void Settle(OwnershipTurn turn)
    {
        if (turn.State is not { Fleet: { } fleet, Residences: { IsKnown: true, CutOff.Length: 0 } })
        {
            return;
        }

        var pinned = fleet
            .Plan.Groups.Where(static group => group.Movable is null)
            .Select(static group => group.Name)
            .ToHashSet(StringComparer.Ordinal);
        foreach (var group in pinned)
        {
            Enter(turn, fleet, group);
        }

        foreach (var (group, there) in turn.State.Residences.Groups)
        {
            if (there.Has(turn.State.Self) && !pinned.Contains(group) && HasEnded(turn, fleet, group))
            {
                Write(turn, group, [.. there.Nodes.Where(one => one.Node != turn.State.Self)], there.Version, []);
            }
        }
    }

    /// <summary>Whether another node may still run it as one that is pinned: then nobody takes it as one that moves.</summary>
    internal static bool IsElsewhere(OwnershipTurn turn, string group)
    {
        var there = turn.State.Residences.Of(group);
        return !turn.State.Residences.IsKnown
            || there.IsUnreadable
            || there.Nodes.Any(one => one.Node != turn.State.Self);
    }

    /// <summary>Nobody has written since where it runs as one that is pinned.</summary>
    internal static EntryCondition Unchanged(OwnershipTurn turn, string group) =>
        new(ResidenceCodec.Key(group), EntryMark.Version, turn.State.Residences.Of(group).Version);

    /// <summary>Of a pinned group that has not begun here: whether it may.</summary>
    /// <returns>Null: that cannot be said yet.</returns>
    internal static GroupStanding? StandingOf(OwnershipTurn turn, string group)
    {
        var residences = turn.State.Residences;
        if (residences.Of(group).Has(turn.State.Self) && !turn.State.Held.ContainsKey(group))
        {
            return new GroupStanding(IsOurs: true, Epoch: 0, 0, "", "");
        }

        if (WhyNot(turn, group) is { } why)
        {
            return new GroupStanding(IsOurs: false, Epoch: 0, 0, AgentCauses.RunsElsewhere, why);
        }

        return residences is { IsKnown: true, CutOff.Length: 0 }
            ? null
            : new GroupStanding(
                IsOurs: false,
                Epoch: 0,
                0,
                AgentCauses.RunsElsewhere,
                $"A revision has given it to this node, and whether another still runs it is not known: {residences.CutOff}"
            );
    }

    private static void Enter(OwnershipTurn turn, FollowFleet fleet, string group)
    {
        var there = turn.State.Residences.Of(group);
        if (there.IsUnreadable || there.Has(turn.State.Self))
        {
            return;
        }

        var isNew = fleet.Unsettled.Contains(group, StringComparer.Ordinal);
        if (isNew && WhyNot(turn, group) is not null)
        {
            return;
        }

        var own = new Residence(turn.State.Self, turn.SelfName, turn.Moment.Time);
        // Who had this node's name before is no more: a name is another's only when somebody has said so.
        Write(
            turn,
            group,
            [.. there.Nodes.Where(one => one.Name != own.Name), own],
            there.Version,
            isNew ? [Unclaimed(turn, group)] : []
        );
    }

    /// <summary>As a sentence; null: nothing is in the way.</summary>
    private static string? WhyNot(OwnershipTurn turn, string group)
    {
        var there = turn.State.Residences.Of(group);
        if (there.IsUnreadable)
        {
            return "Where it has run cannot be read: a newer supervisor has written it, or another program changed it.";
        }

        var planned = turn.State.Fleet?.Plan.PinnedTo(group) ?? [];
        var before = there.Nodes.FirstOrDefault(one =>
            one.Node != turn.State.Self
            && one.Name != turn.SelfName
            && !planned.Contains(one.Name, StringComparer.Ordinal)
        );
        if (before is not null)
        {
            return $"{before.Name} has run it, and has not said that it has ended there. If {before.Name} is lost for good: pbm fleet up --force-lost {before.Name}";
        }

        if (turn.State.Held.ContainsKey(group))
        {
            return "It was movable, and is given back first.";
        }

        return turn.State.Watched.GetValueOrDefault(group) switch
        {
            { IsUnreadable: true } or { IsBehind: true } =>
                "Who owned it when it was movable cannot be read, or is older than what was seen.",
            { Claim.Owner: { } owner } when owner != turn.State.Self =>
                $"It was movable, and {StandingRules.NameOf(turn.State, owner)} has not given it back yet.",
            _ when turn.State.FirstLook is null => $"Who owned it is not known: {turn.State.CutOff}",
            _ => null,
        };
    }

    private static EntryCondition Unclaimed(OwnershipTurn turn, string group) =>
        new(
            ClaimKeys.Owner(group),
            EntryMark.Version,
            turn.State.Watched.GetValueOrDefault(group)?.Claim?.At.Owner ?? 0
        );

    private static bool HasEnded(OwnershipTurn turn, FollowFleet fleet, string group) =>
        !fleet.Present.Contains(group, StringComparer.Ordinal)
        || (
            turn.State.Standings.GetValueOrDefault(group) is { } standing
            && turn.State.Planned.ContainsKey(group)
            && (standing.IsOurs || turn.State.Ended.GetValueOrDefault(group) == standing.Term)
        );

    private static void Write(
        OwnershipTurn turn,
        string group,
        ValueList<Residence> nodes,
        long version,
        ValueList<EntryCondition> conditions
    )
    {
        if (turn.State.Residing.TryGetValue(group, out var asked) && turn.Since(asked) < OwnershipTimes.Renewal)
        {
            return;
        }

        turn.State = turn.State with { Residing = turn.State.Residing.SetItem(group, turn.Now) };
        turn.Do(new OwnershipAct.Reside(group, nodes, version, conditions));
    }
}
