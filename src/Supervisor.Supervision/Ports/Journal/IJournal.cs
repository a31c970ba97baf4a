namespace Supervisor.Supervision.Ports.Journal;

/// <summary>
/// The durable log of events from which every supervisor actor is rebuilt: one stream per actor, versions 1, 2, 3...
/// <para>
/// A call never blocks and never throws for a fault of the store: each fault is an outcome, and each call gets one within
/// the journal's answer deadline, whatever the store does. What was answered
/// <see cref="AppendStatus.Appended"/> survives any crash of process or machine. One request is appended whole or not at
/// all. Requests for one stream are applied in the order of their calls. There is one writer: opening raises the writer
/// epoch, and an older writer is refused from then on.
/// </para>
/// </summary>
public interface IJournal
{
    /// <summary>Appends when the stream stands at the version that the request expects.</summary>
    Task<AppendOutcome> AppendAsync(AppendRequest request);

    /// <summary>The stream's last snapshot, if it has one, and every event after it, in order.</summary>
    Task<ReadOutcome> ReadAsync(string stream);

    /// <summary>The history of a stream: its events after a version, as far back as retention has left them.</summary>
    Task<ReadOutcome> ReadEventsAsync(string stream, long afterVersion);

    /// <summary>
    /// Keeps a snapshot of the state after <see cref="Snapshot.Version"/>. It only shortens a replay: when it is lost,
    /// the events are still there, until retention removed those that it covers.
    /// </summary>
    Task<StoreOutcome> SaveSnapshotAsync(string stream, Snapshot snapshot);

    /// <summary>Removes the events up to and including a version that a snapshot covers; refused when none does.</summary>
    Task<StoreOutcome> TrimAsync(string stream, long throughVersion);

    /// <summary>The names of all streams that begin with the prefix, in ordinal order.</summary>
    Task<StreamList> ListStreamsAsync(string prefix);

    /// <summary>What the journal takes on its disk, so that retention can be watched.</summary>
    Task<SizeOutcome> MeasureAsync();
}
