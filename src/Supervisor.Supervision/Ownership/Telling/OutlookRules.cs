using System.Globalization;
using Supervisor.Contracts.Text;
using Supervisor.Supervision.Placing;

namespace Supervisor.Supervision.Ownership.Telling;

/// <summary>What happens next to a movable group, as far as this node can say.</summary>
internal static class OutlookRules
{
    internal static string Of(OwnershipTurn turn, string group, Ranking ranking) =>
        turn.State switch
        {
            { Fleet: null } => "Nothing is decided before this node knows the fleet.",
            { CutOff: { Length: > 0 } cutOff } => $"Nobody is asked for it while the store is out of reach: {cutOff}",
            { Fleet.IsFrozen: true } => "Nothing is taken and nothing moves while the fleet is frozen.",
            { Held: var held } when held.TryGetValue(group, out var holding) => OfOwn(turn, group, holding),
            _ when turn.State.Watched.GetValueOrDefault(group) is { } watched => OfOthers(turn, watched, ranking),
            _ => Taking(turn, new WatchedClaim(null, turn.State.FirstLook ?? turn.Now), ranking),
        };

    private static string OfOwn(OwnershipTurn turn, string group, Holding held)
    {
        if (held.Leaves is not null)
        {
            return held.GivenBackAt is not null ? "It is being given back, for another to take."
                : held.HasEnded ? "All of it has ended here; it is given back when what is remembered of it is stored."
                : "It is given back when all of it has ended here.";
        }

        var free = PlacementRules.Rank(group, turn.Facts());
        var isBetter =
            free is { First: { } first }
            && free.Find(turn.State.Self) is { } here
            && first.Node != here.Node
            && first.Worth.IsBetterThan(here.Worth);
        return isBetter && turn.State.Fleet is { IsDown: false } ? Moving(turn, free.First!, held) : "It stays here.";
    }

    private static string Moving(OwnershipTurn turn, Candidate better, Holding held)
    {
        var spell = OwnershipTimes.HealthySpell;
        var lived = turn.State.Spells.TryGetValue(better.Node!, out var seen) ? turn.Since(seen.Since) : TimeSpan.Zero;
        var owned = held.HeldSince is { } since ? turn.Since(since) : TimeSpan.Zero;
        var isTo = $"It is to move to {better.Name}, which is a better place";
        if (lived < spell)
        {
            return $"{isTo}, when that has lived for {Seconds(spell)} without a break: in {Seconds(spell - lived)}.";
        }

        if (owned < spell)
        {
            return $"{isTo}, when this node has owned it for {Seconds(spell)} without a break: in {Seconds(spell - owned)}.";
        }

        var moves = turn.State.Moves.Where(move => turn.Since(move) < OwnershipTimes.MoveWindow).ToList();
        return moves.Count >= OwnershipTimes.MovesInWindow
                ? $"{isTo}, when the budget of moves allows it, which is {CountText.Of(OwnershipTimes.MovesInWindow, "move")} in {DurationText.Format(OwnershipTimes.MoveWindow)}: in {Seconds(OwnershipTimes.MoveWindow - turn.Since(moves[0]))}."
            : turn.State.Held.Values.Any(static other => other.Leaves is not null)
                ? $"{isTo}, when the group that moves now has moved."
            : $"{isTo}.";
    }

    private static string OfOthers(OwnershipTurn turn, WatchedClaim watched, Ranking ranking)
    {
        if (watched.IsUnreadable || watched.IsBehind)
        {
            return "Nobody takes it before its claim can be used again.";
        }

        if (watched.Claim is not { Owner: { } owner } claim || owner == turn.State.Self)
        {
            return Taking(turn, watched, ranking);
        }

        var name = StandingRules.NameOf(turn.State, owner);
        if (PlaceAccount.IsKept(claim))
        {
            return $"{name} keeps it, also while that is cut off: nobody takes it over by himself.";
        }

        var left = RightRules.SilenceLeft(watched, claim, turn.Now);
        var next = ranking.Candidates.FirstOrDefault(one => one.Fits && one.Node != owner)?.Name ?? "whoever fits";
        return turn.State.Members.Members.ContainsKey(owner)
            ? $"It stays with {name} as long as that renews its claim, or finds a better place for it."
            : $"If {name} does not renew its claim, it is free in {Seconds(left)}, and {next} is the first to take it.";
    }

    private static string Taking(OwnershipTurn turn, WatchedClaim watched, Ranking ranking)
    {
        if (turn.State.Fleet is { IsDown: true })
        {
            return "Nobody takes it while the fleet is down.";
        }

        if (watched is { Claim: null, FreeSince: null } && turn.State.FirstLook is { } look)
        {
            var left = OwnershipTimes.ColdStart - turn.Since(look);
            return $"Nobody ever owned it, and the node of its file is not there: others take it in {Seconds(left)}.";
        }

        return (ranking.First, ranking.RankOf(turn.State.Self)) switch
        {
            (null, _) => "It runs as soon as there is a node that fits.",
            _ when !turn.KnowsPlaces => "This node takes nothing before it knows who is there.",
            ({ Name: var first }, 0) => turn.Moment.HasGuard
                ? $"{first} is the first to take it, and does so now."
                : $"{first} is the first to take it, when its guard is back.",
            ({ Name: var first }, { } rank) =>
                $"{first} is the first to take it; this node does if nobody has within {Seconds(rank * OwnershipTimes.RankStep)}.",
            ({ Name: var first }, null) => $"{first} is the first to take it.",
        };
    }

    private static string Seconds(TimeSpan span) =>
        string.Create(CultureInfo.InvariantCulture, $"{Math.Max(0, span.TotalSeconds):0.#}s");
}
