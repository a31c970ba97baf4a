using Supervisor.Supervision.Ports.Coordination;

namespace Supervisor.Cluster.Coordination;

/// <summary>Whether the flag may be set, the same for every store.</summary>
internal static class FreezeRules
{
    /// <param name="current">The flag as it stands.</param>
    /// <param name="next">The flag at the version that the change would have, if there is one.</param>
    public static Verdict<FreezeFlag> Judge(FreezeChange change, FreezeFlag current, FreezeFlag? next)
    {
        var wanted = new FreezeFlag(change.Expected + 1, change.IsFrozen, change.Why, change.Stamp);
        if (next is not null && IsSame(next, wanted))
        {
            return Verdict<FreezeFlag>.AlreadyThere(next);
        }

        return current.Version == change.Expected
            ? Verdict<FreezeFlag>.Write(wanted)
            : Verdict<FreezeFlag>.Conflict(current, WhyConflict(current));
    }

    /// <summary>The last version that is to go when this one is added; 0 or less for none.</summary>
    public static long LastRemoved(long added) => added - IFreeze.KeptChanges;

    private static bool IsSame(FreezeFlag there, FreezeFlag wanted) =>
        there.Stamp?.Id == wanted.Stamp?.Id && there.IsFrozen == wanted.IsFrozen && there.Why == wanted.Why;

    private static string WhyConflict(FreezeFlag current) =>
        current.Stamp is { } stamp
            ? $"{stamp.Who} has {(current.IsFrozen ? "frozen" : "thawed")} the fleet in the meantime. Look, and ask again."
            : "The fleet was never frozen, and the change was made to a later state. Look which store this is.";
}
