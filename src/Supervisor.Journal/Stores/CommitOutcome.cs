namespace Supervisor.Journal.Stores;

/// <param name="Reason">Why it was not committed, as a sentence for the operator; empty when it was.</param>
public sealed record CommitOutcome(CommitStatus Status, string Reason)
{
    public static CommitOutcome Committed { get; } = new(CommitStatus.Committed, "");

    public static CommitOutcome Failed(string reason) => new(CommitStatus.Failed, reason);

    public static CommitOutcome Fenced(string reason) => new(CommitStatus.Fenced, reason);

    public static CommitOutcome Unknown(string reason) => new(CommitStatus.Unknown, reason);
}
