using Supervisor.Supervision.Ports.Journal;

namespace Supervisor.Journal.Stores;

/// <param name="FirstVersion">The version of the first event: one above the stream's.</param>
public sealed record StreamAppend(string Stream, long FirstVersion, IReadOnlyList<JournalEvent> Events);
