namespace Supervisor.Supervision.Ports.Journal;

/// <summary>An event as it was read back: its place in the stream, and the writer epoch under which it was written.</summary>
public sealed record StoredEvent(long Version, long WriterEpoch, JournalEvent Event);
