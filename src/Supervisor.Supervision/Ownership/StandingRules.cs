using Supervisor.Contracts.Ids;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Ownership.Notes;
using Supervisor.Supervision.Ownership.Residing;
using Supervisor.Supervision.Placing;

namespace Supervisor.Supervision.Ownership;

/// <summary>What all that comes to for each group: whether this node may run it, and if not, why.</summary>
internal static class StandingRules
{
    internal static void Settle(OwnershipTurn turn)
    {
        var planned = (turn.State.Fleet?.Plan.Groups ?? [])
            .Where(static group => group.Movable is not null)
            .Select(static group => group.Name);
        var groups = planned
            .Union(turn.State.Held.Keys, StringComparer.Ordinal)
            .Union(turn.State.Fleet?.Unsettled ?? [], StringComparer.Ordinal)
            .ToHashSet(StringComparer.Ordinal);
        foreach (var group in groups)
        {
            Settle(turn, group);
        }

        if (turn.State.Standings.Keys.Any(group => !groups.Contains(group)))
        {
            turn.State = turn.State with
            {
                Standings = turn.State.Standings.RemoveRange(
                    turn.State.Standings.Keys.Where(group => !groups.Contains(group))
                ),
            };
        }
    }

    private static void Settle(OwnershipTurn turn, string group)
    {
        var before = turn.State.Standings.GetValueOrDefault(group);
        var now = Of(turn, group, before) is { } standing ? Dated(turn, standing, before) : null;
        if (now is not null && now != before)
        {
            turn.State = turn.State with { Standings = turn.State.Standings.SetItem(group, now) };
        }
    }

    private static GroupStanding Dated(OwnershipTurn turn, GroupStanding standing, GroupStanding? before)
    {
        if (before is not null && (before.IsOurs, before.Epoch) == (standing.IsOurs, standing.Epoch))
        {
            return standing with { Term = before.Term };
        }

        turn.State = turn.State with { LastTerm = turn.State.LastTerm + 1 };
        return standing with { Term = turn.State.LastTerm };
    }

    /// <returns>Null: that cannot be said yet. What runs was left by an earlier daemon, and is left alone until it can be.</returns>
    private static GroupStanding? Of(OwnershipTurn turn, string group, GroupStanding? before)
    {
        if (turn.State.Fleet?.Unsettled.Contains(group, StringComparer.Ordinal) == true)
        {
            return ResidenceStandings.StandingOf(turn, group);
        }

        // What is kept in isolation has no deadline by which it could be known to have ended.
        var isEarly =
            before is null
            && (turn.Since(turn.State.Start) < OwnershipTimes.Undecided || turn.Definition(group).KeepsInIsolation);
        if (turn.State.Held.GetValueOrDefault(group) is { } held)
        {
            return OfHolding(turn, group, held, isEarly);
        }

        return turn.State.FirstLook is null
            ? isEarly
                ? null
                : No(AgentCauses.Unowned, $"Who owns it is not known: {turn.State.CutOff}")
            : OfOthers(turn, group);
    }

    private static GroupStanding? OfHolding(OwnershipTurn turn, string group, Holding held, bool isEarly)
    {
        var handover = held.Noting.IsRead ? new Handover(held.Claim.Epoch, held.Noting.First) : null;
        if (held.Leaves is { } leaves)
        {
            return No(AgentCauses.MovesAway, leaves, held.Claim.Epoch) with { Handover = handover };
        }

        if (turn.RightTo(group, held) is not { } right)
        {
            return isEarly ? null : No(AgentCauses.Unowned, "This node has taken it, and has no answer yet.");
        }

        if (turn.Now.Until(right.AskedToEndAt) <= TimeSpan.Zero)
        {
            return No(AgentCauses.RightLost, WhyLost(turn.State), held.Claim.Epoch) with
            {
                IsUrgent = true,
                Handover = handover,
            };
        }

        return handover is not null
                ? new GroupStanding(IsOurs: true, held.Claim.Epoch, 0, "", "")
                {
                    Hold = turn.Moment.HasGuard ? null : AgentCauses.GuardAway,
                    Handover = handover,
                }
            : isEarly ? null
            : WithoutNote(held);
    }

    private static GroupStanding WithoutNote(Holding held) =>
        held.Noting.IsUnreadable
            ? No(
                AgentCauses.ClaimUnusable,
                "What is remembered of it cannot be read: a newer supervisor has written it, or another program changed it.",
                held.Claim.Epoch
            )
            : No(
                AgentCauses.Unowned,
                "This node has taken it, and has not read yet what is remembered of it.",
                held.Claim.Epoch
            );

    private static string WhyLost(OwnershipState state) =>
        state.IsCutOff
            ? $"This node could not renew its ownership in time: {state.CutOff}"
            : "This node could not renew its ownership in time.";

    internal static GroupStanding OfOthers(OwnershipTurn turn, string group) =>
        turn.State.Watched.GetValueOrDefault(group) switch
        {
            { IsUnreadable: true } => No(
                AgentCauses.ClaimUnusable,
                "Who owns it cannot be read: a newer supervisor has written it, or another program changed it."
            ),
            { IsBehind: true } => No(
                AgentCauses.ClaimUnusable,
                "What the store says of its owner is older than what was seen: an old copy was put in its place."
            ),
            { Claim.Owner: { } owner } when owner != turn.State.Self => No(
                AgentCauses.OwnedElsewhere,
                $"{NameOf(turn.State, owner)} owns it."
            ),
            _ when turn.State.Planned.ContainsKey(group) && ResidenceStandings.WhyNotTaken(turn, group) is { } why =>
                No(AgentCauses.Unowned, why),
            _ => Unowned(turn, group),
        };

    private static GroupStanding Unowned(OwnershipTurn turn, string group)
    {
        var facts = turn.Facts();
        if (PlacementRules.FitsSomewhere(group, facts))
        {
            return No(AgentCauses.Unowned, "Nobody owns it yet.");
        }

        var reasons = PlacementRules.Rank(group, facts).Candidates.Select(static one => one.Reason).ToList();
        return reasons.Count == 0
            ? No(AgentCauses.Unowned, "Nobody owns it.")
            : No(AgentCauses.FitsNowhere, $"Nobody owns it, and it fits nowhere: {string.Join(' ', reasons)}");
    }

    internal static string NameOf(OwnershipState state, NodeId node) =>
        state.Members.Members.TryGetValue(node, out var member) ? member.Name : $"A node that is not there ({node})";

    private static GroupStanding No(string cause, string reason, long epoch = 0) => new(false, epoch, 0, cause, reason);
}
