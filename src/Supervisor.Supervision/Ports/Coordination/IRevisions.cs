namespace Supervisor.Supervision.Ports.Coordination;

/// <summary>
/// The revisions of the fleet: 1, 2, 3... each with one content for ever. Numbers never go back and are never given twice,
/// whatever retention removes. A put may leave numbers out (<see cref="RevisionPut.Above"/>); then none of before it is kept, so
/// that those that are kept have no gap.
/// </summary>
public interface IRevisions
{
    /// <summary>What a store takes at least, and no store takes more; a larger content is refused.</summary>
    const int MaxContentBytes = 4 << 20;

    /// <summary>So many of the last revisions are kept; older ones are removed as new ones come.</summary>
    const int Kept = 100;

    /// <summary>
    /// Adds the revision after the expected one, when that is the latest. Done gives the revision that was written; a
    /// Conflict gives the latest, or nothing when there is none. The same put (id, expected number and content) made again
    /// is Done as long as its revision is kept, even when later ones have come; "the same" includes what it is to be above.
    /// </summary>
    Task<WriteOutcome<RevisionInfo>> PutRevisionAsync(RevisionPut put);

    /// <summary>The latest revision; none when there never was one.</summary>
    Task<ReadOutcome<Revision>> ReadLatestRevisionAsync();

    /// <summary>One revision; none when there is none of that number yet, or not any more.</summary>
    Task<ReadOutcome<Revision>> ReadRevisionAsync(long number);

    /// <summary>The latest revisions without their contents, the newest first; not more than asked for.</summary>
    Task<ReadOutcome<IReadOnlyList<RevisionInfo>>> ListRevisionsAsync(int atMost);
}
