using Supervisor.Supervision.Ports.Coordination;

namespace Supervisor.TestKit.Coordination.Histories;

/// <summary>A call that can be made to a store and to the model; the answers of both are compared as texts.</summary>
public abstract record Operation
{
    public const string Unknown = nameof(WriteStatus.Unknown);
    public const string Unavailable = nameof(WriteStatus.Unavailable);

    public abstract Task<string> CallAsync(ICoordination store);

    public abstract (Model After, string Answer) Apply(Model model);

    protected static string Say<T>(WriteOutcome<T> outcome, Func<T, string> describe)
        where T : class => Line($"{outcome.Status}", outcome.Value is { } value ? describe(value) : "");

    protected static string Say<T>(ReadOutcome<T> outcome, Func<T, string> describe)
        where T : class => Line($"{outcome.Status}", outcome.Value is { } value ? describe(value) : "");

    /// <summary>Compare-and-set on a list of ids, as of revisions and of freezes; null leaves the list as it is.</summary>
    protected static (string? Added, string Answer) CompareAndSet(IReadOnlyList<string> ids, long expected, string id)
    {
        if (expected >= 0 && expected < ids.Count && ids[(int)expected] == id)
        {
            return (null, $"{WriteStatus.Done} {expected + 1} {id}");
        }

        return ids.Count == expected
            ? (id, $"{WriteStatus.Done} {expected + 1} {id}")
            : (null, Line($"{WriteStatus.Conflict}", Last(ids)));
    }

    protected static string Line(string status, string details) => $"{status} {details}".TrimEnd();

    protected static string Last(IReadOnlyList<string> ids) => ids.Count == 0 ? "" : $"{ids.Count} {ids[^1]}";
}
