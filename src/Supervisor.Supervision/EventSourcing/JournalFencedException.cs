namespace Supervisor.Supervision.EventSourcing;

/// <summary>A later writer has opened the journal: this process no longer speaks for the node and must not act.</summary>
public sealed class JournalFencedException(string reason) : Exception(reason);
