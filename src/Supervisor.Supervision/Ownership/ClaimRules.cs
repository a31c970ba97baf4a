using Supervisor.Supervision.Ports.Coordination.Claims;

namespace Supervisor.Supervision.Ownership;

/// <summary>What the store says of claims: whose they are, and when each was last seen to change.</summary>
internal static class ClaimRules
{
    /// <returns>False: nothing has changed but renewals of claims whose owners are known.</returns>
    internal static bool See(OwnershipTurn turn, ClaimsView view)
    {
        var isFirst = turn.State.FirstLook is null;
        var isNews = isFirst || view.CutOff != turn.State.CutOff || !view.Damaged.IsEmpty;
        turn.State = turn.State with { CutOff = view.CutOff };
        if (!view.IsCurrent)
        {
            return isNews;
        }

        turn.State = turn.State with { FirstLook = turn.State.FirstLook ?? turn.Now };
        foreach (var group in Groups(view, turn.State))
        {
            isNews |= See(turn, group, view.Claims.GetValueOrDefault(group), view.Version, isFirst);
        }

        foreach (var group in view.Damaged)
        {
            var watched = turn.State.Watched.GetValueOrDefault(group) ?? new WatchedClaim(null, turn.Now);
            turn.Watch(group, watched with { IsUnreadable = true, FreeSince = null });
        }

        return isNews;
    }

    /// <summary>Out of the answer to a call.</summary>
    internal static void See(OwnershipTurn turn, Claim claim) =>
        See(turn, claim.Group, claim, Math.Max(claim.At.Owner, claim.At.Renewal), isFirst: false);

    internal static void Settle(OwnershipTurn turn)
    {
        foreach (var (group, watched) in turn.State.Watched)
        {
            var held = turn.State.Held.GetValueOrDefault(group);
            var isOurs = watched is { IsBehind: false, Claim.Owner: { } owner } && owner == turn.State.Self;
            if (!isOurs && held is not null && !watched.IsUnreadable)
            {
                turn.Drop(group);
            }
            else if (isOurs && !watched.IsUnreadable && held?.Claim.At.Owner != watched.Claim!.At.Owner)
            {
                turn.Hold(group, Found(turn, group, watched.Claim));
            }
        }
    }

    // Of what an earlier daemon has sent last nobody knows whether it is still to be made. None makes a claim long while a shorter
    // renewal is in doubt, so one that is long has none behind it.
    private static Holding Found(OwnershipTurn turn, string group, Claim claim)
    {
        var isLong = claim.Length > turn.Definition(group).Length;
        return new Holding(claim, turn.Now) { ShortestInDoubt = isLong ? null : claim.Length };
    }

    /// <returns>Whether it is another owner's, or stands otherwise than before.</returns>
    private static bool See(OwnershipTurn turn, string group, Claim? claim, long storeVersion, bool isFirst)
    {
        var before = turn.State.Watched.GetValueOrDefault(group);
        if (before is not null && storeVersion < before.Version)
        {
            // Said before what is known by now.
            return false;
        }

        var highest = turn.State.Epochs.GetValueOrDefault(group);
        var now = new WatchedClaim(claim, turn.Now) { WasRenewed = !isFirst, IsBehind = (claim?.Epoch ?? 0) < highest };
        if (before is { IsUnreadable: false } && IsSame(before, now))
        {
            return false;
        }

        turn.Watch(group, now);
        turn.State = turn.State with
        {
            Epochs = turn.State.Epochs.SetItem(group, Math.Max(highest, claim?.Epoch ?? 0)),
        };
        return before is not { IsUnreadable: false, FreeSince: null }
            || before.Claim?.At.Owner != claim?.At.Owner
            || before.IsBehind != now.IsBehind;
    }

    private static List<string> Groups(ClaimsView view, OwnershipState state) =>
        [
            .. view
                .Claims.Keys.Union(state.Watched.Keys, StringComparer.Ordinal)
                // Of what is remembered and is not there the store knows less than it did.
                .Union(state.Epochs.Keys, StringComparer.Ordinal)
                .Where(group => !view.Damaged.Contains(group)),
        ];

    private static bool IsSame(WatchedClaim before, WatchedClaim now) =>
        before.Version == now.Version && before.Claim?.Epoch == now.Claim?.Epoch && before.IsBehind == now.IsBehind;
}
