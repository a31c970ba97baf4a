using System.Text.Json.Serialization.Metadata;
using Supervisor.Supervision.Ports.Coordination.Entries;

namespace Supervisor.Cluster.Trust.Records;

/// <summary>A record, and whether it may be written on.</summary>
/// <param name="Entry">Null when there is none.</param>
/// <param name="Value">Null also when it cannot be read.</param>
internal sealed record Kept<T>(EntryKey Key, Entry? Entry, T? Value)
    where T : class, ITrustRecord
{
    public bool IsUnreadable => Entry is not null && Value is null;

    /// <summary>Nobody wrote it since, nor made it when there was none.</summary>
    public EntryCondition Unchanged => Entry is null ? EntryCondition.Absent(Key) : EntryCondition.Unchanged(Entry);

    public static Kept<T> In(EntriesSeen seen, EntryKey key, JsonTypeInfo<T> shape)
    {
        var entry = seen.Find(key);
        return new Kept<T>(key, entry, entry is null ? null : TrustText.Read(entry.Value, shape));
    }
}
