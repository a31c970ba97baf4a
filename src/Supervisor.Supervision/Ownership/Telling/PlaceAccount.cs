using System.Collections.Immutable;
using Supervisor.Contracts.Ids;
using Supervisor.Supervision.Placing;
using Supervisor.Supervision.Ports.Coordination.Claims;

namespace Supervisor.Supervision.Ownership.Telling;

/// <summary>All that a node can say of where its movable groups are, could be, and go next.</summary>
internal static class PlaceAccount
{
    internal static OwnershipDescription Of(OwnershipTurn turn)
    {
        var planned = turn.State.Fleet?.Plan.Places.Movable.Names ?? [];
        var groups = planned
            .Union(
                turn.State.Standings.Keys.Except(turn.State.Fleet?.Unsettled ?? [], StringComparer.Ordinal),
                StringComparer.Ordinal
            )
            .Union(turn.State.Watched.Keys, StringComparer.Ordinal);
        return new OwnershipDescription(
            ImmutableSortedDictionary.CreateRange(
                StringComparer.Ordinal,
                groups.Select(group => KeyValuePair.Create(group, Describe(turn, group)))
            ),
            turn.State.CutOff
        )
        {
            Facts = turn.Facts(),
            KnowsPlaces = turn.KnowsPlaces,
        };
    }

    internal static bool IsKept(Claim claim) => claim.Length > OwnershipTimes.KeptLength / 2;

    private static OwnedGroup Describe(OwnershipTurn turn, string group)
    {
        var claim = turn.State.Watched.GetValueOrDefault(group)?.Claim;
        var ranking = Dated(turn, PlacementRules.Rank(group, turn.Facts(), claim?.Owner));
        return new OwnedGroup(
            turn.State.Standings.GetValueOrDefault(group) ?? StandingRules.OfOthers(turn, group),
            turn.State.Epochs.GetValueOrDefault(group),
            claim?.Owner?.Value,
            ranking
        )
        {
            OwnerName = claim?.Owner is { } owner ? StandingRules.NameOf(turn.State, owner) : "",
            Since = claim?.Since,
            IsKept = claim is { Owner: not null } && IsKept(claim),
            RightLeft = RightLeft(turn, group),
            Silence =
                claim?.Owner is { } other && other != turn.State.Self
                    ? turn.Since(turn.State.Watched[group].SeenAt)
                    : null,
            Leaves = turn.State.Held.GetValueOrDefault(group)?.Leaves,
            Next = OutlookRules.Of(turn, group, ranking),
        };
    }

    private static TimeSpan? RightLeft(OwnershipTurn turn, string group) =>
        turn.State.Held.GetValueOrDefault(group) is { } held && turn.RightTo(group, held) is { } right
            ? turn.Now.Until(right.EndsAt)
            : null;

    /// <summary>A node that has lived for too short a time is no better place yet.</summary>
    private static Ranking Dated(OwnershipTurn turn, Ranking ranking) =>
        new([.. ranking.Candidates.Select(candidate => Dated(turn, candidate))]);

    private static Candidate Dated(OwnershipTurn turn, Candidate candidate) =>
        candidate is { Fits: true, Node: { } node } && IsYoung(turn, node, out var age)
            ? candidate with
            {
                Reason =
                    $"{candidate.Reason} It is there for {Whole(age)} of the {Whole(OwnershipTimes.HealthySpell)} after which groups move to it.",
            }
            : candidate;

    private static bool IsYoung(OwnershipTurn turn, NodeId node, out TimeSpan age)
    {
        age = turn.State.Spells.TryGetValue(node, out var spell) ? turn.Since(spell.Since) : TimeSpan.Zero;
        return node != turn.State.Self && age < OwnershipTimes.HealthySpell;
    }

    private static string Whole(TimeSpan span) => FormattableString.Invariant($"{Math.Floor(span.TotalSeconds)}s");
}
