using System.Diagnostics.CodeAnalysis;

namespace Supervisor.Supervision.Ports.Coordination;

/// <param name="Reason">What is wrong and what to do, as a sentence for the operator; empty when the store has answered.</param>
public sealed record ReadOutcome<T>(ReadStatus Status, T? Value, string Reason)
    where T : class
{
    [MemberNotNullWhen(true, nameof(Value))]
    public bool IsFound => Status == ReadStatus.Found;

    public static ReadOutcome<T> Of(T? value) =>
        value is null ? new(ReadStatus.None, null, "") : new(ReadStatus.Found, value, "");

    public static ReadOutcome<T> Unavailable(string reason) => new(ReadStatus.Unavailable, null, reason);
}
