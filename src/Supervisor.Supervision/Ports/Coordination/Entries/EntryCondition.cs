namespace Supervisor.Supervision.Ports.Coordination.Entries;

/// <param name="Expected">The mark that the entry must bear; 0 when there must be no entry.</param>
public sealed record EntryCondition(EntryKey Key, EntryMark Mark, long Expected)
{
    public static EntryCondition Absent(EntryKey key) => new(key, EntryMark.Version, 0);

    /// <summary>Nobody wrote it since it was seen so.</summary>
    public static EntryCondition Unchanged(Entry seen) => new(seen.Key, EntryMark.Version, seen.Version);

    /// <summary>It was there all the time since it was seen, as the entry of a member whose lease was never lost.</summary>
    public static EntryCondition StillThere(Entry seen) => new(seen.Key, EntryMark.Since, seen.Since);

    public bool IsMetBy(Entry? there) =>
        Expected == (Mark == EntryMark.Version ? there?.Version ?? 0 : there?.Since ?? 0);
}
