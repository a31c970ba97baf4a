namespace Supervisor.Journal.Stores;

/// <param name="Reason">
/// Why it was not committed, as a sentence for the operator. When it was: what they should know all the same, or empty.
/// </param>
public sealed record CommitOutcome(CommitStatus Status, string Reason)
{
    public static CommitOutcome Success { get; } = new(CommitStatus.Committed, "");

    public static CommitOutcome Committed(string notice) =>
        notice.Length == 0 ? Success : new(CommitStatus.Committed, notice);

    public static CommitOutcome Failed(string reason) => new(CommitStatus.Failed, reason);

    public static CommitOutcome Fenced(string reason) => new(CommitStatus.Fenced, reason);

    public static CommitOutcome Unknown(string reason) => new(CommitStatus.Unknown, reason);
}
