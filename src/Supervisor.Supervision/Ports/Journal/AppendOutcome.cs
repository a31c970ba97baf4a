namespace Supervisor.Supervision.Ports.Journal;

/// <param name="Status">What is certain.</param>
/// <param name="Version">
/// The stream's version: after an append the last one written, after a conflict the one found; otherwise 0.
/// </param>
/// <param name="Reason">Why it was not appended, as a sentence for the operator; empty when it was.</param>
public sealed record AppendOutcome(AppendStatus Status, long Version, string Reason)
{
    public static AppendOutcome Appended(long version) => new(AppendStatus.Appended, version, "");

    public static AppendOutcome Conflict(long actual, string reason) => new(AppendStatus.Conflict, actual, reason);

    public static AppendOutcome Refused(string reason) => new(AppendStatus.Refused, 0, reason);

    public static AppendOutcome Fenced(string reason) => new(AppendStatus.Fenced, 0, reason);

    public static AppendOutcome Unknown(string reason) => new(AppendStatus.Unknown, 0, reason);
}
