using Supervisor.Supervision.Ports.Coordination;

namespace Supervisor.Cluster.Coordination;

/// <summary>Whether a revision may be added, the same for every store.</summary>
internal static class RevisionRules
{
    /// <param name="latest">The latest revision there is.</param>
    /// <param name="next">The revision at the number that the put would have, if there is one.</param>
    public static Verdict<RevisionInfo> Judge(RevisionPut put, RevisionInfo? latest, RevisionInfo? next)
    {
        if (put.Content.Length > IRevisions.MaxContentBytes)
        {
            return Verdict<RevisionInfo>.Refuse(WhyTooLarge(put.Content.Length));
        }

        var hash = ContentHash.Of(put.Content.Span);
        if (next is not null && next.Stamp.Id == put.Stamp.Id && next.Hash == hash)
        {
            return Verdict<RevisionInfo>.AlreadyThere(next);
        }

        return (latest?.Number ?? 0) == put.Expected
            ? Verdict<RevisionInfo>.Write(new RevisionInfo(put.Number, hash, put.Content.Length, put.Stamp))
            : Verdict<RevisionInfo>.Conflict(latest, WhyConflict(put.Expected, latest));
    }

    /// <summary>The last number that is to go when this one is added; 0 or less for none.</summary>
    public static long LastRemoved(RevisionPut put) => put.Skips ? put.Expected : LastRemoved(put.Number);

    /// <summary>Whatever was removed besides: those up to this number are not kept, when this one is the latest.</summary>
    public static long LastRemoved(long latest) => latest - IRevisions.Kept;

    private static string WhyTooLarge(int bytes) =>
        $"The revision is {bytes:N0} bytes long, and at most {IRevisions.MaxContentBytes:N0} can be stored. "
        + "Split it, or leave out what does not belong into a fleet file.";

    private static string WhyConflict(long expected, RevisionInfo? latest) =>
        latest is null
            ? $"There is no revision yet, and the change was made to revision {expected}. Look which store this is."
            : $"The latest revision is {latest.Number}, by {latest.Stamp.Who}, and the change was made to revision "
                + $"{expected}. Look at what is there, and make the change to that.";
}
