using Supervisor.Supervision.Ownership.Residing;
using Supervisor.Supervision.Ports.Coordination.Claims;
using Supervisor.Supervision.Time;

namespace Supervisor.Supervision.Ownership;

/// <summary>
/// What all promises of ownership rest on, each in one place. Not sealed for the sake of those who show that a test notices when one
/// of them is wrong.
/// </summary>
internal class RightRules
{
    /// <summary>
    /// From when the right of an acknowledged renewal is counted. Never from the answer, which may have been under way for as long
    /// as the right lasts.
    /// </summary>
    internal virtual BootMoment CountedFrom(BootMoment sent, BootMoment answered) => sent;

    /// <summary>When the right ends; null: there is none. That the node lives, by whatever lease, gives no right.</summary>
    internal virtual BootMoment? EndOf(Holding holding, bool isMember, BootMoment now) => holding.EndsAt;

    /// <summary>When the guard begins to kill: before the right ends by as much as it may take, be it that it stands still just then.</summary>
    internal virtual BootMoment KilledAt(BootMoment end, TimeSpan budget) => end.After(-budget);

    /// <summary>What a start carries, so that a pause between this check and the start does no harm.</summary>
    internal virtual BootMoment? LeashOf(GroupRight right) => right.KilledAt;

    /// <summary>
    /// Whether the owner has been silent for so long that its right is over, whatever has become of its membership: that a node's
    /// lease is gone may be because it is cut off, and then it runs on until its right ends.
    /// </summary>
    internal virtual bool IsOver(WatchedClaim watched, Claim claim, bool isOwnerThere, BootMoment now)
    {
        var silence = now.Since(watched.SeenAt);
        var wait = ClaimTimes.Silence(claim);
        return silence >= wait && (watched.WasRenewed || silence >= OwnershipTimes.ColdStart);
    }

    /// <summary>
    /// Whether a node that has a pinned group is waited for before another begins it: unless it is to have that too, for two of one name
    /// are two.
    /// </summary>
    /// <param name="planned">Who is to have it, by their names.</param>
    internal virtual bool IsWaitedFor(Residence there, IEnumerable<string> planned) =>
        !planned.Contains(there.Name, StringComparer.Ordinal);

    /// <summary>How much longer the owner has to be silent.</summary>
    internal static TimeSpan SilenceLeft(WatchedClaim watched, Claim claim, BootMoment now)
    {
        var wait = ClaimTimes.Silence(claim);
        return (watched.WasRenewed || wait > OwnershipTimes.ColdStart ? wait : OwnershipTimes.ColdStart)
            - now.Since(watched.SeenAt);
    }
}
