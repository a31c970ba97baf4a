using System.Text;
using Supervisor.Supervision.Ports.Coordination.Entries;
using Supervisor.Supervision.Ports.Coordination.Leases;

namespace Supervisor.Cluster.Coordination.Entries;

/// <summary>Whether entries may be changed, the same for every store.</summary>
internal static class EntryRules
{
    /// <summary>Why no store takes it, whatever is there; null when it can be stored.</summary>
    public static string? WhyRefused(EntryChange change)
    {
        if (change.Keys.Count() is var keys and (0 or > IEntries.MaxKeys))
        {
            return $"The change names {keys} keys, and 1 to {IEntries.MaxKeys} can be changed at once.";
        }

        if (change.Writes.DistinctBy(static write => write.Key).Count() < change.Writes.Count)
        {
            return "The change writes one key twice.";
        }

        return change.Keys.Select(WhyRefused).Concat(change.Writes.Select(WhyRefused)).FirstOrDefault(IsReason);
    }

    /// <param name="there">The entries that the change names, as they stand.</param>
    /// <param name="stands">Whether a lease does.</param>
    /// <returns>Done with what will be there when it is to be written.</returns>
    public static Verdict<EntriesSeen> Judge(EntryChange change, EntriesSeen there, Func<LeaseId, bool> stands)
    {
        if (WhyRefused(change) is { } refused)
        {
            return Verdict<EntriesSeen>.Refuse(refused);
        }

        var isLost = change.Writes.Any(write => write.Lease is { } lease && !stands(lease));
        if (isLost || change.Conditions.Any(condition => !condition.IsMetBy(there.Find(condition.Key))))
        {
            return JudgeUnmet(change, there);
        }

        return change.Writes.Count == 0
            ? Verdict<EntriesSeen>.AlreadyThere(there)
            : Verdict<EntriesSeen>.Write(After(change, there));
    }

    /// <summary>A change that the store did not make: it may have made the very same before.</summary>
    public static Verdict<EntriesSeen> JudgeUnmet(EntryChange change, EntriesSeen there) =>
        change.Writes.Count > 0 && change.Writes.All(write => write.IsDoneIn(there.Find(write.Key)))
            ? Verdict<EntriesSeen>.AlreadyThere(there)
            : Verdict<EntriesSeen>.Conflict(there, WhyConflict(change, there));

    /// <summary>What stands of the named keys when the change was made at the next version.</summary>
    public static EntriesSeen After(EntryChange change, EntriesSeen before)
    {
        var version = before.Version + 1;
        var entries = before.Entries.ToDictionary(static entry => entry.Key);
        foreach (var write in change.Writes)
        {
            var since = entries.GetValueOrDefault(write.Key)?.Since ?? version;
            entries.Remove(write.Key);
            if (write.Value is { } value)
            {
                entries.Add(write.Key, new Entry(write.Key, value, version, since, write.Lease));
            }
        }

        return new EntriesSeen(version, [.. entries.Values.OrderBy(static entry => entry.Key)]);
    }

    private static bool IsReason(string? reason) => reason is not null;

    private static string? WhyRefused(EntryKey key) =>
        key.Value.Length is 0 or > EntryKey.MaxLength
            ? $"A key has 1 to {EntryKey.MaxLength} letters, and this one {key.Value.Length}: {key}"
            : null;

    private static string? WhyRefused(EntryWrite write) =>
        write.Value is { } value && Encoding.UTF8.GetByteCount(value) is var bytes and > IEntries.MaxValueBytes
            ? $"{write.Key} would be {bytes:N0} bytes long, and at most {IEntries.MaxValueBytes:N0} can be stored."
            : null;

    private static string WhyConflict(EntryChange change, EntriesSeen there)
    {
        var unmet = change.Conditions.FirstOrDefault(condition => !condition.IsMetBy(there.Find(condition.Key)));
        return unmet is null
            ? $"The lease with which {change.Writes.First(static write => write.Lease is not null).Key} was to be written is lost."
            : $"{unmet.Key} was {WhatHappened(unmet, there.Find(unmet.Key))} in the meantime. Look, and decide anew.";
    }

    private static string WhatHappened(EntryCondition unmet, Entry? there) =>
        there is null ? "removed"
        : unmet.Expected == 0 ? "written"
        : "changed";
}
