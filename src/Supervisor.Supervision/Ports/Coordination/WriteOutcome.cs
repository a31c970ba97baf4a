using System.Diagnostics.CodeAnalysis;

namespace Supervisor.Supervision.Ports.Coordination;

/// <param name="Value">When done, what was written; after a conflict, what is there, if there is anything.</param>
/// <param name="Reason">Why it was not done, as a sentence for the operator; empty when it was.</param>
public sealed record WriteOutcome<T>(WriteStatus Status, T? Value, string Reason)
    where T : class
{
    [MemberNotNullWhen(true, nameof(Value))]
    public bool IsDone => Status == WriteStatus.Done;

    public static WriteOutcome<T> Done(T written) => new(WriteStatus.Done, written, "");

    public static WriteOutcome<T> Conflict(T? there, string reason) => new(WriteStatus.Conflict, there, reason);

    public static WriteOutcome<T> Refused(string reason) => new(WriteStatus.Refused, null, reason);

    public static WriteOutcome<T> Unavailable(string reason) => new(WriteStatus.Unavailable, null, reason);

    public static WriteOutcome<T> Unknown(string reason) => new(WriteStatus.Unknown, null, reason);
}
