namespace Supervisor.Supervision.Ports.Coordination.Entries;

/// <summary>
/// Small texts under keys, changed by transactions and told to those who watch: members, claims, invitations, what is
/// denied, the small state of movable groups.
/// </summary>
public interface IEntries
{
    /// <summary>What a store takes at least in one value, in bytes of UTF-8, and no store takes more.</summary>
    const int MaxValueBytes = 64 << 10;

    /// <summary>So many keys a change may name, in its conditions and writes.</summary>
    const int MaxKeys = 32;

    /// <summary>
    /// Makes all writes at one moment, at which all conditions are met and all leases that are named stand. Done and Conflict
    /// give what is there of all keys that the change names.
    /// <para>
    /// A change whose conditions are not met is Done nevertheless when all that it would write stands: so the same change
    /// made again after Unknown is Done. A Conflict says that it does not stand, and by this call never will; it may
    /// have stood, and another have changed it since. Whoever must tell such apart writes who and for what into the value.
    /// </para>
    /// <para>
    /// What was answered Unknown may be made much later, when an entry that had to be absent is absent again. So what must
    /// happen once, as the use of an invitation, is a condition on an entry that is there and is marked, not deleted.
    /// </para>
    /// </summary>
    Task<WriteOutcome<EntriesSeen>> ChangeEntriesAsync(EntryChange change);

    /// <summary>All entries within a folder; found also when there are none.</summary>
    Task<ReadOutcome<EntriesSeen>> ReadEntriesAsync(EntryKey folder);

    /// <summary>
    /// Tells the whole of a folder, at once and after each change, until it is disposed; what changes quickly may be told as its
    /// last state alone. Listeners are called one call at a time, on any thread, and must only pass on.
    /// <para>
    /// A watch goes on by itself after every loss. It is told soon when the store, or the member of it that was asked, cannot
    /// know any more what changes: <see cref="EntriesView.CutOff"/>. Versions rise, unless an older state of the store was restored.
    /// </para>
    /// </summary>
    IAsyncDisposable WatchEntries(EntryKey folder, Action<EntriesView> listener);
}
