using Supervisor.Supervision.Ports.Journal;

namespace Supervisor.Journal.Stores;

/// <summary>One event of a group, with its place: the writer has already decided version and epoch.</summary>
public sealed record CommitEntry(string Stream, StoredEvent Stored);
