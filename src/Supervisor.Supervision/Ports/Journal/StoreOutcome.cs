namespace Supervisor.Supervision.Ports.Journal;

/// <summary>The outcome of an upkeep call. When it failed, or nobody can say, the call may simply be made again.</summary>
public sealed record StoreOutcome(bool Succeeded, string Reason)
{
    public static StoreOutcome Success { get; } = new(true, "");

    public static StoreOutcome Failed(string reason) => new(false, reason);
}
