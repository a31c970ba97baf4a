using Supervisor.Contracts.Palettes;

namespace Supervisor.Supervision.Ports.Runtime;

public abstract record StopOutcome
{
    private StopOutcome() { }

    /// <summary>It was told to stop, and its end will be news; within the grace, for what is left then is killed.</summary>
    public sealed record Told : StopOutcome;

    /// <summary>There is no such workload.</summary>
    public sealed record Gone : StopOutcome;

    /// <inheritdoc cref="LaunchOutcome.Unknown"/>
    public sealed record Unknown(OperatorError Error) : StopOutcome;
}
