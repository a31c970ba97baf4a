using Supervisor.Contracts.Time;
using Supervisor.Fleet.Values;
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
        if (turn.State.Fleet is not { } fleet)
        {
            return;
        }

        ForgetBegun(turn, fleet);
        if (turn.State.Residences is not { IsKnown: true, CutOff.Length: 0 })
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

        foreach (var (group, there) in turn.State.Residences.Groups.Where(one => !pinned.Contains(one.Key)))
        {
            Leave(turn, fleet, group, there);
        }
    }

    /// <summary>Nobody has written since where it runs as one that is pinned.</summary>
    internal static EntryCondition Unchanged(OwnershipTurn turn, string group) =>
        new(ResidenceCodec.Key(group), EntryMark.Version, turn.State.Residences.Of(group).Version);

    private static void ForgetBegun(OwnershipTurn turn, FollowFleet fleet)
    {
        if (!turn.State.Entered.IsEmpty)
        {
            var begun = turn.State.Entered.Keys.Except(fleet.Unsettled, StringComparer.Ordinal);
            turn.State = turn.State with { Entered = turn.State.Entered.RemoveRange(begun) };
        }
    }

    private static void Enter(OwnershipTurn turn, FollowFleet fleet, string group)
    {
        var there = turn.State.Residences.Of(group);
        var isNew = fleet.Unsettled.Contains(group, StringComparer.Ordinal);
        var isThere = isNew ? ResidenceStandings.IsEntered(turn, group) : there.Has(turn.State.Self);
        if (there.IsUnreadable || isThere || (isNew && ResidenceStandings.WhyNotBegun(turn, group) is not null))
        {
            return;
        }

        var own = new Residence(turn.State.Self, turn.SelfName, isNew ? EnteredAt(turn, group) : turn.Moment.Time);
        Write(
            turn,
            group,
            [.. there.Nodes.Where(one => one.Node != own.Node && !ResidenceStandings.IsNamesake(turn, one)), own],
            there.Version,
            isNew ? [Unclaimed(turn, group)] : []
        );
    }

    private static void Leave(OwnershipTurn turn, FollowFleet fleet, string group, GroupResidences there)
    {
        if (there.Nodes.Any(one => IsOver(turn, fleet, group, one)))
        {
            var left = there.Nodes.Where(one => !IsOver(turn, fleet, group, one)).ToValueList();
            Write(turn, group, left, there.Version, []);
        }
    }

    private static bool IsOver(OwnershipTurn turn, FollowFleet fleet, string group, Residence one) =>
        one.Node == turn.State.Self ? HasEnded(turn, fleet, group) : ResidenceStandings.IsNamesake(turn, one);

    /// <summary>The same for each time that it is asked again.</summary>
    private static HybridTime EnteredAt(OwnershipTurn turn, string group)
    {
        if (!turn.State.Entered.TryGetValue(group, out var at))
        {
            at = turn.Moment.Time;
            turn.State = turn.State with { Entered = turn.State.Entered.SetItem(group, at) };
        }

        return at;
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
            && !standing.IsOurs
            && turn.State.Ended.GetValueOrDefault(group) == standing.Term
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
