using Supervisor.Supervision.Ports.Journal;

namespace Supervisor.Journal.Stores.Memory;

internal sealed class StoredStream
{
    private readonly List<StoredEvent> _events = [];

    public long Version { get; private set; }

    public Snapshot? Snapshot { get; set; }

    public long Bytes =>
        _events.Sum(static stored => (long)stored.Event.Payload.Length) + (Snapshot?.Payload.Length ?? 0);

    public void Append(JournalEvent happened, long epoch) => _events.Add(new StoredEvent(++Version, epoch, happened));

    public IReadOnlyList<StoredEvent> After(long version) => [.. _events.Where(stored => stored.Version > version)];

    public void Trim(long throughVersion) => _events.RemoveAll(stored => stored.Version <= throughVersion);
}
