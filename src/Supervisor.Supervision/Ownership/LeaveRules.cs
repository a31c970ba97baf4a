using Supervisor.Contracts.Ids;
using Supervisor.Supervision.Ownership.Notes;
using Supervisor.Supervision.Placing;
using Supervisor.Supervision.Ports.Coordination;
using Supervisor.Supervision.Time;

namespace Supervisor.Supervision.Ownership;

/// <summary>What this node owns and is to own no more: it ends here first, and is given back when nothing of it is left.</summary>
internal static class LeaveRules
{
    internal static void TakeDown(OwnershipTurn turn, OwnedGroupEnded ended)
    {
        turn.State = turn.State with { Ended = turn.State.Ended.SetItem(ended.Group, ended.Term) };
        // By the last standing, or it may have been started again since.
        if (
            turn.State.Held.GetValueOrDefault(ended.Group) is { Leaves: not null } held
            && turn.State.Standings.GetValueOrDefault(ended.Group) is { IsOurs: false } standing
            && standing.Term == ended.Term
        )
        {
            turn.Hold(ended.Group, held with { HasEnded = true });
        }
    }

    internal static void TakeDown(OwnershipTurn turn, GiveBackEnded ended)
    {
        if (turn.State.Held.GetValueOrDefault(ended.Group) is not { } held || held.Claim.Epoch != ended.Epoch)
        {
            return;
        }

        if (
            ended.Outcome is { Status: WriteStatus.Conflict, Value: { } ours }
            && ours.Owner == turn.State.Self
            && ours.At.Owner == held.Claim.At.Owner
        )
        {
            // A renewal that was under way has come between: it is asked again, by what is there now.
            turn.Hold(ended.Group, held with { Claim = held.Claim with { At = ours.At } });
            return;
        }

        // Of anything else nobody can say, or it was not made: it is asked again.
        if (ended.Outcome.Status is WriteStatus.Done or WriteStatus.Conflict)
        {
            turn.Drop(ended.Group);
            if (ended.Outcome.Value is { } there)
            {
                ClaimRules.See(turn, there);
            }
        }
    }

    /// <param name="isNews">The plan, the nodes, or what is wanted of them may be another.</param>
    internal static void Settle(OwnershipTurn turn, bool isNews)
    {
        // Nothing else is urgent, and a place is not judged for nothing.
        var judges = isNews || turn.State.JudgedAt is not { } last || turn.Since(last) >= OwnershipTimes.Renewal;
        turn.State = judges ? turn.State with { JudgedAt = turn.Now } : turn.State;
        foreach (var (group, held) in turn.State.Held)
        {
            if (held.Leaves is null)
            {
                if (judges)
                {
                    Judge(turn, group, held);
                }
            }
            else if (
                (held.HasEnded || IsNotBegun(turn, group))
                && NoteRules.IsStored(turn, group, held)
                && (held.GivenBackAt is not { } asked || turn.Since(asked) >= OwnershipTimes.Renewal)
            )
            {
                turn.Do(new OwnershipAct.GiveBack(held.Claim));
                turn.Hold(group, held with { GivenBackAt = turn.Now });
            }
        }
    }

    /// <summary>It is pinned here by now, was only taken from a silent owner, and waits for its being given back.</summary>
    private static bool IsNotBegun(OwnershipTurn turn, string group) =>
        turn.State.Fleet?.Unsettled.Contains(group, StringComparer.Ordinal) == true
        && turn.State.Standings.GetValueOrDefault(group) is { IsOurs: false } standing
        && turn.State.Ended.GetValueOrDefault(group) == standing.Term;

    private static void Judge(OwnershipTurn turn, string group, Holding held)
    {
        if (turn.State.IsLeaving)
        {
            Leave(turn, group, held, "This node leaves the cluster.");
            return;
        }

        if (turn.State.Fleet is not { IsFrozen: false } fleet)
        {
            return;
        }

        if (!turn.State.Planned.ContainsKey(group))
        {
            Leave(turn, group, held, "It is not to run on this node any more.");
        }
        else if (turn.KnowsPlaces && Misfit(turn, group) is { } misfit)
        {
            Leave(turn, group, held, misfit);
        }
        else if (turn.KnowsPlaces && !fleet.IsDown && BetterPlace(turn, group, held) is { } better)
        {
            Leave(turn, group, held, $"It moves to {better.Name}, which is a better place.");
            turn.State = turn.State with { Moves = turn.State.Moves.Add(turn.Now) };
        }
    }

    private static void Leave(OwnershipTurn turn, string group, Holding held, string reason) =>
        turn.Hold(group, held with { Leaves = reason, LeavesSince = turn.Now });

    // Where two that this node owns do not fit beside each other, one of them goes: the later by its name.
    private static string? Misfit(OwnershipTurn turn, string group)
    {
        var facts = turn.Facts(other =>
            string.CompareOrdinal(other, group) > 0 || turn.State.Held.GetValueOrDefault(other)?.Leaves is not null
        );
        return PlacementRules.WhyMisfit(turn.State.Self, group, facts);
    }

    private static Candidate? BetterPlace(OwnershipTurn turn, string group, Holding held)
    {
        if (!IsSettled(turn, held) || !MayMove(turn))
        {
            return null;
        }

        var ranking = PlacementRules.Rank(group, turn.Facts());
        return
            ranking.First is { } first
            && ranking.Find(turn.State.Self) is { } here
            && first.Node != here.Node
            && first.Worth.IsBetterThan(here.Worth)
            && HasLivedLong(turn, first.Node!)
            ? first
            : null;
    }

    private static bool IsSettled(OwnershipTurn turn, Holding held) =>
        !turn.State.IsCutOff && held.HeldSince is { } since && turn.Since(since) >= OwnershipTimes.HealthySpell;

    private static bool HasLivedLong(OwnershipTurn turn, NodeId node) =>
        turn.State.Spells.TryGetValue(node, out var spell) && turn.Since(spell.Since) >= OwnershipTimes.HealthySpell;

    /// <summary>One at a time, and few: a fleet that cannot settle must not be kept moving.</summary>
    private static bool MayMove(OwnershipTurn turn)
    {
        turn.State = turn.State with { Moves = turn.State.Moves.RemoveAll(move => IsLongAgo(turn, move)) };
        return turn.State.Moves.Count < OwnershipTimes.MovesInWindow
            && turn.State.Held.Values.All(static held => held.Leaves is null);
    }

    private static bool IsLongAgo(OwnershipTurn turn, BootMoment move) => turn.Since(move) >= OwnershipTimes.MoveWindow;
}
