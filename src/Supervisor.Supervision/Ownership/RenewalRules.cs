using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Coordination;
using Supervisor.Supervision.Ports.Coordination.Claims;

namespace Supervisor.Supervision.Ownership;

/// <summary>How an owner keeps its right, and how far each answer carries it.</summary>
internal static class RenewalRules
{
    internal static void TakeDown(OwnershipTurn turn, RenewEnded ended)
    {
        if (
            turn.State.Held.GetValueOrDefault(ended.Group) is not { } held
            || held.Claim.Epoch != ended.Epoch
            || held.Sent.Find(one => one.Number == ended.Number) is not { } sent
        )
        {
            return;
        }

        held = held with { Sent = held.Sent.Remove(sent) };
        switch (ended.Outcome.Status)
        {
            case WriteStatus.Done:
                turn.Hold(ended.Group, Renewed(turn, Seen(held, ended.Outcome.Value), sent));
                break;
            case WriteStatus.Unknown:
                turn.Hold(ended.Group, held with { ShortestInDoubt = Shorter(held.ShortestInDoubt, sent.Length) });
                break;
            case WriteStatus.Conflict:
                Lose(turn, held.Claim, ended.Outcome.Value);
                break;
            default:
                turn.Hold(ended.Group, held);
                break;
        }
    }

    internal static void Settle(OwnershipTurn turn)
    {
        if (turn.State.RestartPlanned is { } planned && turn.Since(planned) >= OwnershipTimes.PlannedLength)
        {
            // It was not restarted after all.
            turn.State = turn.State with
            {
                RestartPlanned = null,
            };
        }

        foreach (var (group, held) in turn.State.Held)
        {
            var kept = held.HeldSince is null || HasRight(turn, group, held) ? held : held with { HeldSince = null };
            var now = IsDue(turn, kept) ? Renew(turn, group, kept) : kept;
            if (!ReferenceEquals(now, held))
            {
                turn.Hold(group, now);
            }
        }
    }

    private static void Lose(OwnershipTurn turn, Claim lost, Claim? there)
    {
        turn.Drop(lost.Group);
        if (there is not null)
        {
            ClaimRules.See(turn, there);
        }

        // What cannot be read tells nothing; that it is not ours is certain, until somebody says otherwise.
        if (turn.State.Watched.GetValueOrDefault(lost.Group) is { } watched && watched.Claim?.At.Owner == lost.At.Owner)
        {
            turn.Watch(lost.Group, watched with { IsUnreadable = true });
        }
    }

    private static bool HasRight(OwnershipTurn turn, string group, Holding held) =>
        turn.RightTo(group, held) is { } right && turn.Now.Until(right.EndsAt) > TimeSpan.Zero;

    private static bool IsDue(OwnershipTurn turn, Holding held) =>
        held.GivenBackAt is null
        && (held.LeavesSince is not { } leaves || held.HasEnded || turn.Since(leaves) < OwnershipTimes.LeaveLimit)
        && (held.LastSent is not { } last || turn.Since(last) >= OwnershipTimes.Renewal);

    private static Holding Renew(OwnershipTurn turn, string group, Holding held)
    {
        var length = LengthOf(turn, group, held);
        var number = held.LastNumber + 1;
        turn.Do(new OwnershipAct.Renew(held.Claim, number, length));
        return held with
        {
            LastNumber = number,
            LastSent = turn.Now,
            Sent = held.Sent.Add(new SentRenewal(number, turn.Now, length)),
        };
    }

    // No leash is ever moved back, so no claim may end before the leashes that were held by it, be it by an earlier daemon.
    private static TimeSpan LengthOf(OwnershipTurn turn, string group, Holding held)
    {
        var definition = turn.Definition(group);
        var wanted = WantedLength(turn, definition);
        var isCertain = held.Sent.All(sent => sent.Length >= wanted) && !(held.ShortestInDoubt < wanted);
        var leashed = turn.Now.Until(held.LeashedUntil);
        var length = isCertain ? wanted : definition.Length;
        return leashed > length ? leashed : length;
    }

    private static TimeSpan WantedLength(OwnershipTurn turn, MovableDefinition definition) =>
        definition.KeepsInIsolation ? OwnershipTimes.KeptLength
        : turn.State.RestartPlanned is not null && definition.Length < OwnershipTimes.PlannedLength
            ? OwnershipTimes.PlannedLength
        : definition.Length;

    /// <summary>By which it is given back, unless another renewal comes between.</summary>
    private static Holding Seen(Holding held, Claim? there) =>
        there is not null && there.At.Owner == held.Claim.At.Owner
            ? held with
            {
                Claim = held.Claim with { At = there.At },
            }
            : held;

    private static Holding Renewed(OwnershipTurn turn, Holding held, SentRenewal sent)
    {
        if (sent.Number < held.CountedNumber)
        {
            return held;
        }

        // One of those that are still under way may be made after this one.
        var length = held.Sent.Aggregate(
            Shorter(held.ShortestInDoubt, sent.Length),
            static (least, other) => Shorter(least, other.Length)
        );
        var end = turn.Rights.CountedFrom(sent.At, turn.Now).After(length);
        return held with
        {
            CountedNumber = sent.Number,
            EndsAt = held.EndsAt is { } ends && end.Until(ends) > TimeSpan.Zero ? ends : end,
            HeldSince = held.HeldSince ?? turn.Now,
            LeashedUntil = held.LeashedUntil.Until(end) > TimeSpan.Zero ? end : held.LeashedUntil,
        };
    }

    private static TimeSpan Shorter(TimeSpan? one, TimeSpan other) => one < other ? one.Value : other;
}
