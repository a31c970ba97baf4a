using Supervisor.Supervision.Ports.Coordination;

namespace Supervisor.Cluster.Coordination;

/// <summary>What a store has to do with a change, and what it answers when it has.</summary>
/// <param name="IsChange">Whether the outcome's value is to be written; otherwise the store stays as it is.</param>
internal sealed record Verdict<T>(WriteOutcome<T> Outcome, bool IsChange)
    where T : class
{
    public static Verdict<T> Write(T value) => new(WriteOutcome<T>.Done(value), IsChange: true);

    public static Verdict<T> AlreadyThere(T value) => new(WriteOutcome<T>.Done(value), IsChange: false);

    public static Verdict<T> Conflict(T? there, string reason) =>
        new(WriteOutcome<T>.Conflict(there, reason), IsChange: false);

    public static Verdict<T> Refuse(string reason) => new(WriteOutcome<T>.Refused(reason), IsChange: false);
}
