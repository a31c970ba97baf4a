namespace Supervisor.Supervision.Ports.Journal;

/// <param name="Status">Whether the events are all of them, in order and undamaged.</param>
/// <param name="Snapshot">The last snapshot, when there is one.</param>
/// <param name="Events">The events after the snapshot; empty unless the read succeeded.</param>
/// <param name="Reason">What is wrong and what to do, as a sentence for the operator; empty on success.</param>
public sealed record ReadOutcome(
    ReadStatus Status,
    Snapshot? Snapshot,
    IReadOnlyList<StoredEvent> Events,
    string Reason
)
{
    public static ReadOutcome Read(Snapshot? snapshot, IReadOnlyList<StoredEvent> events) =>
        new(ReadStatus.Read, snapshot, events, "");

    public static ReadOutcome Damaged(string reason) => new(ReadStatus.Damaged, null, [], reason);

    public static ReadOutcome Unavailable(string reason) => new(ReadStatus.Unavailable, null, [], reason);
}
