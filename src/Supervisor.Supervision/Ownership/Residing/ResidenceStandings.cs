using Supervisor.Supervision.Agents;

namespace Supervisor.Supervision.Ownership.Residing;

/// <summary>What follows from where pinned groups run: whether one may begin here, and whether one that may move is anybody's.</summary>
internal static class ResidenceStandings
{
    private const string Unreadable =
        "Where it has run cannot be read: a newer supervisor has written it, or another program changed it.";

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

    /// <summary>Of a pinned group that has not begun here: whether it may.</summary>
    /// <returns>Null: that cannot be said yet.</returns>
    internal static GroupStanding? StandingOf(OwnershipTurn turn, string group)
    {
        var residences = turn.State.Residences;
        return WhyNotBegun(turn, group) is { } why ? NotYet(why)
            : IsEntered(turn, group) ? new GroupStanding(IsOurs: true, Epoch: 0, 0, "", "")
            : residences is { IsKnown: true, CutOff.Length: 0 } ? null
            : NotYet(
                $"A revision has given it to this node, and whether another still runs it is not known: {residences.CutOff}"
            );
    }

    private static GroupStanding NotYet(string why) => new(IsOurs: false, 0, 0, AgentCauses.RunsElsewhere, why);

    /// <summary>It stands there by what this node has written to begin it.</summary>
    internal static bool IsEntered(OwnershipTurn turn, string group) =>
        turn.State.Entered.TryGetValue(group, out var at)
        && turn.State.Residences.Of(group).Nodes.Any(one => one.Node == turn.State.Self && one.Since == at);

    /// <summary>Who had this node's name before is no more: a name is another's only when somebody has said so.</summary>
    internal static bool IsNamesake(OwnershipTurn turn, Residence one) =>
        one.Node != turn.State.Self && one.Name == turn.SelfName;

    /// <summary>As a sentence; null: nothing is in the way.</summary>
    internal static string? WhyNotBegun(OwnershipTurn turn, string group)
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
}
