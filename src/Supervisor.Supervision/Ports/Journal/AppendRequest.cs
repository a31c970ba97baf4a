namespace Supervisor.Supervision.Ports.Journal;

/// <param name="Stream">The stream's name, one per actor.</param>
/// <param name="ExpectedVersion">The version of the last event that the caller has seen; 0 for a new stream.</param>
/// <param name="Events">At least one event; they get the versions that follow.</param>
public sealed record AppendRequest(string Stream, long ExpectedVersion, IReadOnlyList<JournalEvent> Events);
