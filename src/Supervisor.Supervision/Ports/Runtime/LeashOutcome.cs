using Supervisor.Contracts.Palettes;
using Supervisor.Supervision.Time;

namespace Supervisor.Supervision.Ports.Runtime;

public abstract record LeashOutcome
{
    private LeashOutcome() { }

    /// <param name="Deadline">That holds now: the latest of all that were asked for.</param>
    public sealed record Held(BootMoment Deadline) : LeashOutcome;

    /// <summary>There is no such workload, or it has ended.</summary>
    public sealed record Gone : LeashOutcome;

    /// <summary>The deadline that holds stays: it has passed, or the one that was asked for has, or there is none to be had.</summary>
    public sealed record Refused(OperatorError Error) : LeashOutcome;

    /// <summary>Whether it was moved is not known: the earlier deadline is to be counted on.</summary>
    public sealed record Unknown(OperatorError Error) : LeashOutcome;
}
