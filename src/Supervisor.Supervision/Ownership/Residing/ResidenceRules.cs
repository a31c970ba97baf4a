using Supervisor.Contracts.Time;
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
    private const string Unreadable =
        "Where it has run cannot be read: a newer supervisor has written it, or another program changed it.";

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

    /// <summary>
    /// Why a group that may move is taken by nobody, as a sentence: a node still has it as one that is pinned, and what it runs so no leash
    /// ends. Also this node: it ends what it has first. Null: that is not in the way.
    /// </summary>
    internal static string? WhyNotTaken(OwnershipTurn turn, string group)
    {
        var there = turn.State.Residences.Of(group);
        return !turn.State.Residences.IsKnown ? "Whether a node has it as one that is pinned is not known."
            : there.IsUnreadable ? Unreadable
            : there.Nodes.FirstOrDefault(one => one.Node != turn.State.Self) is { } other ? HasNotEnded(other.Name)
            : there.Nodes.Count > 0 ? "It was pinned to this node, and ends here first."
            : null;
    }

    /// <summary>Nobody has written since where it runs as one that is pinned.</summary>
    internal static EntryCondition Unchanged(OwnershipTurn turn, string group) =>
        new(ResidenceCodec.Key(group), EntryMark.Version, turn.State.Residences.Of(group).Version);

    /// <summary>Of a pinned group that has not begun here: whether it may.</summary>
    /// <returns>Null: that cannot be said yet.</returns>
    internal static GroupStanding? StandingOf(OwnershipTurn turn, string group)
    {
        var residences = turn.State.Residences;
        return WhyNot(turn, group) is { } why ? NotYet(why)
            : IsEntered(turn, group) ? new GroupStanding(IsOurs: true, Epoch: 0, 0, "", "")
            : residences is { IsKnown: true, CutOff.Length: 0 } ? null
            : NotYet(
                $"A revision has given it to this node, and whether another still runs it is not known: {residences.CutOff}"
            );
    }

    private static GroupStanding NotYet(string why) => new(IsOurs: false, 0, 0, AgentCauses.RunsElsewhere, why);

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
        var isThere = isNew ? IsEntered(turn, group) : there.Has(turn.State.Self);
        if (there.IsUnreadable || isThere || (isNew && WhyNot(turn, group) is not null))
        {
            return;
        }

        var own = new Residence(turn.State.Self, turn.SelfName, isNew ? EnteredAt(turn, group) : turn.Moment.Time);
        Write(
            turn,
            group,
            [.. there.Nodes.Where(one => one.Node != own.Node && !IsNamesake(turn, one)), own],
            there.Version,
            isNew ? [Unclaimed(turn, group)] : []
        );
    }

    private static void Leave(OwnershipTurn turn, FollowFleet fleet, string group, GroupResidences there)
    {
        var left = there
            .Nodes.Where(one => one.Node == turn.State.Self ? !HasEnded(turn, fleet, group) : !IsNamesake(turn, one))
            .ToValueList();
        if (left.Count < there.Nodes.Count)
        {
            Write(turn, group, left, there.Version, []);
        }
    }

    /// <summary>Who had this node's name before is no more: a name is another's only when somebody has said so.</summary>
    private static bool IsNamesake(OwnershipTurn turn, Residence one) =>
        one.Node != turn.State.Self && one.Name == turn.SelfName;

    /// <summary>It stands there by what this node has written to begin it.</summary>
    private static bool IsEntered(OwnershipTurn turn, string group) =>
        turn.State.Entered.TryGetValue(group, out var at)
        && turn.State.Residences.Of(group).Nodes.Any(one => one.Node == turn.State.Self && one.Since == at);

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

    /// <summary>As a sentence; null: nothing is in the way.</summary>
    private static string? WhyNot(OwnershipTurn turn, string group)
    {
        var there = turn.State.Residences.Of(group);
        if (there.IsUnreadable)
        {
            return Unreadable;
        }

        var planned = turn.State.Fleet?.Plan.PinnedTo(group) ?? [];
        var before = there.Nodes.FirstOrDefault(one =>
            one.Node != turn.State.Self && !IsNamesake(turn, one) && turn.Rights.IsWaitedFor(one, planned)
        );
        if (before is not null)
        {
            return HasNotEnded(before.Name);
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

    private static string HasNotEnded(string node) =>
        $"{node} has run it, and has not said that it has ended there. If {node} is lost for good: pbm fleet up --force-lost {node}";

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
