using Supervisor.Supervision.Ports.Journal;

namespace Supervisor.Journal.Stores;

/// <summary>
/// Where a journal's bytes are. The writer makes one call at a time and waits for its task before the next, or gives the
/// store up and opens it again.
/// <para>
/// A store never throws for a fault of its medium. It does not check versions (the writer does), but refuses, inside the
/// commit itself, a writer whose epoch is no longer the highest. It may complete its tasks on any thread.
/// </para>
/// </summary>
public interface IJournalStore
{
    /// <summary>
    /// Opens, or opens again after a fault: rolls back what was under way, raises the writer epoch durably, and says how
    /// far each stream goes.
    /// </summary>
    Task<StoreOpening> OpenAsync();

    /// <summary>Writes the whole group durably, or none of it.</summary>
    Task<CommitOutcome> CommitAsync(IReadOnlyList<CommitEntry> group);

    Task<ReadOutcome> ReadAsync(string stream);

    Task<StoreOutcome> SaveSnapshotAsync(string stream, Snapshot snapshot);

    Task<StoreOutcome> TrimAsync(string stream, long throughVersion);

    Task CloseAsync();
}
