using Supervisor.Contracts.Ids;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ownership.Residing;
using Supervisor.Supervision.Placing;
using Supervisor.Supervision.Ports.Coordination;
using Supervisor.Supervision.Ports.Coordination.Claims;

namespace Supervisor.Supervision.Ownership;

/// <summary>When what is nobody's is taken: by each node for itself, one group at a time, in the order of the ranking.</summary>
internal static class TakeRules
{
    internal static void TakeDown(OwnershipTurn turn, TakeEnded ended)
    {
        if (turn.State.Taking is not { } taking || taking.Take.Group != ended.Group)
        {
            return;
        }

        if (ended.Outcome.Status == WriteStatus.Unknown)
        {
            turn.State = turn.State with { Taking = taking with { Again = turn.Now.After(OwnershipTimes.Renewal) } };
            return;
        }

        turn.State = turn.State with { Taking = null };
        if (ended.Outcome.Value is { } there)
        {
            ClaimRules.See(turn, there);
        }

        if (ended.Outcome is { IsDone: true, Value: { } taken })
        {
            turn.Hold(taken.Group, new Holding(taken, turn.Now));
        }

        if (!ended.Outcome.IsDone && turn.State.Watched.GetValueOrDefault(ended.Group) is { } watched)
        {
            // Not again at once, whatever it was that stood in the way.
            turn.Watch(ended.Group, watched with { FreeSince = turn.Now.After(OwnershipTimes.Renewal) });
        }
    }

    internal static void Settle(OwnershipTurn turn)
    {
        if (turn.State is not { IsCutOff: false, FirstLook: not null, Fleet: { } fleet })
        {
            return;
        }

        foreach (var group in Wanted(turn, fleet))
        {
            Look(turn, group.Name);
        }

        if (turn.State.Taking is { } taking)
        {
            AskAgain(turn, taking);
        }
        else if (MayTake(turn, fleet))
        {
            TakeFirst(turn, fleet);
        }
    }

    private static bool MayTake(OwnershipTurn turn, FollowFleet fleet) =>
        fleet is { IsFrozen: false, IsDown: false }
        && turn
            is {
                KnowsPlaces: true,
                Moment: { IsMember: true, HasGuard: true },
                State: { RestartPlanned: null, IsLeaving: false }
            };

    private static void Look(OwnershipTurn turn, string group)
    {
        var watched =
            turn.State.Watched.GetValueOrDefault(group) ?? new WatchedClaim(null, turn.State.FirstLook!.Value);
        var isFree = IsFree(turn, group, watched);
        if (isFree != watched.FreeSince.HasValue)
        {
            turn.Watch(
                group,
                watched with
                {
                    FreeSince = isFree ? turn.Now : null,
                    Jitter = isFree ? turn.Moment.Chance : 0,
                }
            );
        }
    }

    private static bool IsFree(OwnershipTurn turn, string group, WatchedClaim watched) =>
        watched switch
        {
            _ when IsPinnedStill(turn, group) => false,
            { IsUnreadable: true } or { IsBehind: true } => false,
            { Claim: null } => IsHomeThere(turn, group)
                || turn.Since(turn.State.FirstLook!.Value) >= OwnershipTimes.ColdStart,
            { Claim.Owner: null } => true,
            { Claim.Owner: { } owner } when owner == turn.State.Self => false,
            { Claim: var claim } => turn.Rights.IsOver(
                watched,
                // Somebody has taken away its second half; how long it was nobody knows.
                claim.Length > TimeSpan.Zero
                    ? claim
                    : claim with
                    {
                        Length = turn.Definition(group).Length,
                    },
                turn.State.Members.Members.ContainsKey(claim.Owner),
                turn.Now
            ),
        };

    /// <summary>
    /// Also what is pinned to this node by now and was owned by another that is silent: it is taken, so that its owner's right is over for good,
    /// and given back at once.
    /// </summary>
    private static IEnumerable<GroupDefinition> Wanted(OwnershipTurn turn, FollowFleet fleet) =>
        fleet.Plan.Groups.Where(group =>
            group.Movable is not null
            || (
                fleet.Unsettled.Contains(group.Name, StringComparer.Ordinal)
                && turn.State.Watched.GetValueOrDefault(group.Name)?.Claim is { Owner: { } owner }
                && owner != turn.State.Self
            )
        );

    private static bool IsPinnedStill(OwnershipTurn turn, string group) =>
        turn.State.Planned.ContainsKey(group) && ResidenceStandings.WhyNotTaken(turn, group) is not null;

    private static bool IsHomeThere(OwnershipTurn turn, string group) =>
        !turn.State.Fleet!.Plan.Places.Movable.TryGet(group, out var demand)
        || demand.Home is not { } home
        || turn.State.PlacesNow.Board.Lives(home);

    private static void TakeFirst(OwnershipTurn turn, FollowFleet fleet)
    {
        PlacementFacts? facts = null;
        foreach (var group in Wanted(turn, fleet))
        {
            var watched = turn.State.Watched.GetValueOrDefault(group.Name);
            if (
                watched is { FreeSince: { } free }
                && turn.Since(free) - (watched.Jitter * OwnershipTimes.Jitter) is { Ticks: >= 0 } waited
                && (
                    group.Movable is null
                    || IsOurTurn(turn.State.Self, group.Name, watched, waited, facts ??= turn.Facts())
                )
            )
            {
                var take = new ClaimTake(
                    group.Name,
                    turn.State.Self,
                    watched.Claim,
                    turn.State.Epochs.GetValueOrDefault(group.Name),
                    turn.Definition(group.Name).Length,
                    turn.Moment.Time,
                    group.Movable is null ? [] : [ResidenceRules.Unchanged(turn, group.Name)]
                );
                turn.State = turn.State with { Taking = new TakeUnderWay(take, Again: null) };
                turn.Do(new OwnershipAct.Take(take));
                return;
            }
        }
    }

    /// <param name="waited">Beyond what it waits by chance.</param>
    private static bool IsOurTurn(
        NodeId self,
        string group,
        WatchedClaim watched,
        TimeSpan waited,
        PlacementFacts facts
    ) =>
        PlacementRules.RankOf(self, group, facts, watched.Claim?.Owner) is { } before
        && waited >= (before * OwnershipTimes.RankStep) + News(watched, before);

    private static TimeSpan News(WatchedClaim watched, int before) =>
        watched.Claim is null && before > 0 ? OwnershipTimes.News : TimeSpan.Zero;

    private static void AskAgain(OwnershipTurn turn, TakeUnderWay taking)
    {
        if (taking.Again is { } again && turn.Now.Until(again) <= TimeSpan.Zero)
        {
            turn.State = turn.State with { Taking = taking with { Again = null } };
            turn.Do(new OwnershipAct.Take(taking.Take));
        }
    }
}
