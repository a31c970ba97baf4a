using Supervisor.Supervision.Ports.Coordination.Leases;

namespace Supervisor.Supervision.Ports.Coordination.Entries;

/// <param name="Value">Null when the entry is to go.</param>
/// <param name="Lease">With which it is to go; null when it stays. A later write may say otherwise.</param>
public sealed record EntryWrite(EntryKey Key, string? Value, LeaseId? Lease)
{
    public static EntryWrite Put(EntryKey key, string value, LeaseId? lease = null) => new(key, value, lease);

    public static EntryWrite Delete(EntryKey key) => new(key, null, null);

    /// <summary>Whether what is there is what this would make.</summary>
    public bool IsDoneIn(Entry? there) => there?.Value == Value && there?.Lease == Lease;
}
