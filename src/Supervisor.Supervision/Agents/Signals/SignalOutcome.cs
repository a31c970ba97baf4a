namespace Supervisor.Supervision.Agents.Signals;

/// <param name="Code">Stable, for programs; empty when it was taken.</param>
/// <param name="Reason">Why it was not taken, as a sentence.</param>
public sealed record SignalOutcome(SignalStatus Status, string Code, string Reason)
{
    public static readonly SignalOutcome Taken = new(SignalStatus.Taken, "", "");

    public static SignalOutcome TakenInMemory(string problem) => new(SignalStatus.TakenInMemory, "", problem);

    public static SignalOutcome Refused(string code, string reason) => new(SignalStatus.Refused, code, reason);
}

public enum SignalStatus
{
    /// <summary>What it changes is durable.</summary>
    Taken,

    /// <summary>It counts, and is written when the journal takes events again; if the daemon dies before, it has to be said again.</summary>
    TakenInMemory,

    /// <summary>It changed nothing.</summary>
    Refused,
}
