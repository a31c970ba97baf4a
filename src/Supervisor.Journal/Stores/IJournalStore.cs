using Supervisor.Supervision.Ports.Journal;

namespace Supervisor.Journal.Stores;

/// <summary>
/// Where a journal keeps its bytes: the lowest seam, below group commit and all decisions about it.
/// <para>
/// One call at a time: the writer never makes a call before the last one has ended. A call returns its task without
/// blocking; the task may take for ever (a hung disk) and may run its continuations in place. A fault of the store is an
/// outcome, never an exception. Nothing but <see cref="OpenAsync"/> and <see cref="CloseAsync"/> is called while the
/// store is not open.
/// </para>
/// </summary>
public interface IJournalStore
{
    /// <summary>
    /// Opens, or opens again after a commit that failed or that nobody can speak for: what was half done is undone, and
    /// the versions are read from what is really stored. Once it has answered, no commit of an earlier opening, by
    /// whomever, can still come into effect. A claim raises the writer epoch durably.
    /// </summary>
    Task<OpenOutcome> OpenAsync(OpenRequest request);

    /// <summary>
    /// Writes all of the appends or none, durably, unless a later writer has opened the store: that is checked in the same
    /// transaction. Each append continues its stream from the version that the store has.
    /// </summary>
    Task<CommitOutcome> CommitAsync(IReadOnlyList<StreamAppend> appends);

    /// <summary>The stream's last snapshot and every event after it; an unknown stream is empty.</summary>
    Task<ReadOutcome> ReadAsync(string stream);

    /// <summary>The events after a version that retention has left, whether a snapshot covers them or not.</summary>
    Task<ReadOutcome> ReadEventsAsync(string stream, long afterVersion);

    /// <summary>Replaces the stream's snapshot, durably.</summary>
    Task<StoreOutcome> SaveSnapshotAsync(string stream, Snapshot snapshot);

    /// <summary>Removes events that a stored snapshot covers; refused when none does.</summary>
    Task<StoreOutcome> TrimAsync(string stream, long throughVersion);

    Task<SizeOutcome> MeasureAsync();

    /// <summary>Gives up files and connections. Afterwards the store may be opened again.</summary>
    Task CloseAsync();
}
