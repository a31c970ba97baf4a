namespace Supervisor.Journal;

/// <param name="Reason">What the operator should know, as a sentence; may be given while ready, too.</param>
public sealed record JournalStatus(JournalCondition Condition, string Reason);
